using System.Text;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Endpoints;
using VideoWeb.Engine.Settlement;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Tasks;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>What people and programs write here, other than providers: it is read in a time by its length, filled with whatever makes it slow.</summary>
[Collection(nameof(ScanTime))]
public sealed class ForeignTextTimeTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly TaskId Task = new(Guid.Parse("66666666-6666-6666-6666-666666666666"));

    private static readonly Dictionary<string, Action<string>> Scanners = new()
    {
        ["a prompt that is searched"] = text => PromptSearch.Fold(text),
        ["a prompt that is cut into words"] = text => SearchWords.Of(text),
        ["words that are sought"] = text => SearchQuery.Parse(text),
        ["a download's name"] = text => MediaFileName.Of(text, "0123456789", ".mp4"),
        ["a form's files"] = text => UploadUse.FindIn(text),
        ["a pasted key"] = text => ConnectionKeyText.Clean(text),
        ["a pasted key behind its word"] = text => ConnectionKeyText.Clean("Bearer " + text),
        ["an echoed mark"] = text => AttemptMarker.AttemptOf(Task, $"videoweb-{Task}-{text}"),
        ["a prompt in the sandbox"] = text => PromptDirectives.From(text),
        ["a ratio in the sandbox"] = text => SampleShape.Nearest(text),
        ["a long ratio in the sandbox"] = text => SampleShape.Nearest("16" + text),
        ["a request that is shown"] = text => HttpMessageText.Shown(text, EnglishTexts.Messages),
    };

    private static readonly string[] Fillings =
    [
        "a", "A", "1", " ", "\n", "\t", "\0", "-", ":", "x", "×", "_", "\\", "\"", "%", "漢", "Ａ", "ﬁ", "ς", "İ", "\u0301", "\u0301\u0316", "\u0345\u0301\u0316", "e\u0301", "\u1100\u1161", "👩\u200d👧", "\ud83e", "\u200b", "\ufeff",
        "asset:", "asset:0", "asset:0123456789abcdef0123456789abcdef", "Bearer ", "Token ", "Authorization:", "1:", "16:9", "fail ", "data:", $"data:{new string('a', 190)} ",
    ];

    public static TheoryData<string> Names { get; } = new(Scanners.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Scanner_AMegabyteOfAnyLetter_TakesTimeByTheLengthAlone(string name)
    {
        foreach (var filling in Fillings)
        {
            var text = Fill(filling, Megabyte);
            // One letter that stands for two is two to whoever folds it.
            var measured = filling == "ﬁ" ? text + text : text;

            ScanTime.AssertLinear(measured, () => Scanners[name](text));
        }
    }

    // The sentences of rows that version 0.1 wrote, which have words of others in them: each is at most so long, and all are read at one start.
    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData(". ")]
    [InlineData(": ")]
    [InlineData("“")]
    [InlineData("Vidu says ")]
    [InlineData("漢")]
    public void RecordedSentence_OfWordsOfOthers_IsReadInAMoment(string unit)
    {
        var sentences = new RecordedSentences();
        foreach (var words in new[] { Fill(unit, 2_000), $"Vidu says: {Fill(unit, 2_000)}" })
        {
            ScanTime.AssertWithin(TimeSpan.FromMilliseconds(20), () => sentences.Find(words));
        }
    }

    private static string Fill(string unit, int length) => new StringBuilder(length + unit.Length).Insert(0, unit, (length / unit.Length) + 1).ToString();
}
