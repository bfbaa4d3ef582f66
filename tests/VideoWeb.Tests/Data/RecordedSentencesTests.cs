using VideoWeb.Data.Storage;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class RecordedSentencesTests
{
    private static readonly RecordedSentences Sentences = new();

    [Theory]
    [InlineData("Sending began.", "SendingBegan")]
    [InlineData("Vidu accepted the task as 8812.", "TaskAccepted(provider: Vidu, id: 8812)")]
    [InlineData("It is being made, 60 %.", "BeingMadeWithProgress(progress: 60)")]
    [InlineData("Vidu says processing.", "StatusTold(provider: Vidu, status: processing)")]
    [InlineData("Vidu says “kaput”, a status that is not known here. The task is asked for again; if that stays, look for it in the provider's console.", "StatusNotKnown(provider: Vidu, status: “kaput”)")]
    [InlineData("Held back: one of the same batch failed.", "BatchHeldBack")]
    [InlineData("Held back: 3 of the same batch failed in a row.", "BatchHeldBack(failures: 3)")]
    [InlineData("Ada said not to send it before 2026-11-22 08:30 UTC.", "HoldUntilAsked(person: Ada, time: 2026-11-22T08:30:00Z)")]
    [InlineData("Ada said to send it only between 22:00 and 06:00 (Europe/Berlin).", "HoursAsked(person: Ada, hours: 22:00 and 06:00 (Europe/Berlin))")]
    [InlineData("The connection was removed before this was sent. Nothing was sent.", "NothingSent(problem: ConnectionRemovedBeforeSend)")]
    [InlineData(
        "api.example.com could not be reached: the connection was refused. Nothing was sent. It is tried again in 4 s.",
        "TriedAgainIn(problem: NothingSent(problem: HostUnreachable(host: api.example.com, cause: ConnectionRefused)), pause: 4 s)")]
    [InlineData("Duration is 99; this model allows 1 to 16 s. Nothing was sent.", "NothingSent(problem: Duration is 99; this model allows 1 to 16 s.)")]
    [InlineData("The request has 21 MB; Vidu takes at most 20 MB. Choose smaller files. Nothing was sent.", "NothingSent(problem: RequestTooLarge(size: 22020096 B, provider: Vidu, most: 20971520 B))")]
    [InlineData("The request was sent, but no answer came within 0.3 seconds. It may have been charged. It is not sent again by itself.", "SentWithoutAnswer(time: 0.3 s)")]
    [InlineData("The request was sent, but the answer was lost (the connection was reset). It may have been charged. It is not sent again by itself.", "SentAndAnswerLost(cause: ConnectionReset)")]
    [InlineData(
        "The provider broke off with HTTP 502. So it cannot be known whether the task was made; it may have been charged. Look at the provider's own task list before sending it again.",
        "SendInDoubt(observation: AnswerBrokenOff(status: 502))")]
    [InlineData(
        "The connection was removed, so Vidu cannot be asked for the clip any more. It may have been charged. Whoever has the key finds it there by the id of the task.",
        "OutOfReach(provider: Vidu)")]
    [InlineData("It cannot be told whether Vidu accepts this key: the answer is not the one that Vidu gives for a task that does not exist. Check the base URL and the query path.", "KeyNotProven(provider: Vidu)")]
    [InlineData("Ann (R&D) {0} .* asked to cancel it.", "CancelAsked(person: Ann (R&D) {0} .*)")]
    [InlineData("Vidu gave no usable address of the clip. It is tried again.", "TriedAgain(problem: ClipAddressMissing(provider: Vidu))")]
    public void Find_SentenceOfVersion01_IsItsMessage(string sentence, string message) => Assert.Equal(message, Sentences.Find(sentence)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Something that nobody has written.")]
    [InlineData("Held back: many of the same batch failed in a row.")]
    [InlineData("It cannot be told whether Vidu accepts this key: the answer is not the one that UniAll gives for a task that does not exist. Check the base URL and the query path.")]
    public void Find_OtherText_IsNone(string sentence) => Assert.Null(Sentences.Find(sentence));

    [Fact]
    public void Find_LongForeignText_TakesNoTimeToSpeakOf()
    {
        var text = string.Concat(Enumerable.Repeat("{provider} says “. It is tried again in ", 20_000));

        Assert.Null(Sentences.Find(text));
    }
}
