using System.Security.Cryptography;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Whole tasks against the sandbox. What was charged is read in the sandbox's ledger, never in our own tables.</summary>
public sealed class EngineOutcomeTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    private EngineHost Engine => fixture.Engine;

    public static TheoryData<string> Providers => [.. EngineHost.Models.Keys];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Task_NothingGoesWrong_IsArchivedWithOneCharge(string provider)
    {
        var prompt = JudgeHost.Prompt("at dusk");

        var task = await Engine.SubmitAsync(provider, prompt);
        var row = await Engine.WaitForEndAsync(task);

        var detail = await Engine.DetailAsync(task);
        Assert.True(row.State == TaskState.Archived, Story(detail));
        Assert.Equal(1, await fixture.Judge.ChargesAsync(prompt));
        Assert.Equal((ChargeStatus.Yes, null), (row.Charged, row.Error));
        var clip = Assert.Single(detail.Assets, asset => asset.Kind == AssetKind.Clip);
        var file = await File.ReadAllBytesAsync(Engine.Get<MediaStore>().PathOf(clip), TestContext.Current.CancellationToken);
        Assert.Equal((clip.Sha256, clip.Bytes), (Convert.ToHexStringLower(SHA256.HashData(file)), file.Length));
        Assert.True(clip is { Width: > 0, Height: > 0, Seconds: > 0 });
        Assert.Equal(["created", "sending", "accepted"], detail.Events.Take(3).Select(one => one.Kind));
        Assert.Equal("archived", detail.Events[^1].Kind);
        Assert.DoesNotContain(SandboxAddress.Key, detail.RequestBody + detail.ResponseText + detail.QueryText + string.Join(' ', detail.Events.Select(one => one.Message.ToString())));
    }

    // The sandbox's entity tag is the beginning of the SHA-256 of what it serves.
    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Task_IsArchived_ItsHashIsThatOfTheServedBytes(string provider)
    {
        var task = await Engine.SubmitAsync(provider, JudgeHost.Prompt("byte by byte"));
        await Engine.WaitForEndAsync(task);

        var work = await Engine.EngineTasks.LoadWorkAsync(task, TestContext.Current.CancellationToken);
        var served = await fixture.Judge.EntityTagAsync(work!.Result!.VideoUrl!);
        var clip = Assert.Single((await Engine.DetailAsync(task)).Assets, asset => asset.Kind == AssetKind.Clip);
        Assert.Equal(served.Trim('"'), clip.Sha256[..32]);
    }

    // Fault word, where the task must end, how often the provider charges for it, and what the sentence says of money.
    [Theory]
    [InlineData("http500", TaskState.Unknown, 1, "may have been charged")]
    [InlineData("garbage", TaskState.Unknown, 1, "may have been charged")]
    [InlineData("noid", TaskState.Unknown, 1, "may have been charged")]
    [InlineData("reset", TaskState.Unknown, 1, "may have been charged")]
    [InlineData("timeout", TaskState.Unknown, 1, "may have been charged")]
    [InlineData("http502html", TaskState.Unknown, 0, "may have been charged")]
    [InlineData("expiredurl", TaskState.Archived, 1, null)]
    [InlineData("badvideo", TaskState.ArchiveLost, 1, "is not a whole clip: it is text and no video")]
    [InlineData("truncated", TaskState.Archived, 1, null)]
    [InlineData("fail", TaskState.Failed, 1, " clip")]
    [InlineData("moderation", TaskState.Failed, 1, "for its content")]
    public async Task Task_FaultOfTheProvider_EndsWhereTheMoneyIs(string word, TaskState state, int charges, string? sentence)
    {
        await Task.WhenAll(EngineHost.Models.Keys.Select(async provider =>
        {
            var prompt = JudgeHost.Prompt(word);

            var task = await Engine.SubmitAsync(provider, prompt);
            var row = await Engine.WaitForEndAsync(task);

            Assert.True(row.State == state, $"{provider}:\n{Story(await Engine.DetailAsync(task))}");
            Assert.Equal((provider, charges), (provider, await fixture.Judge.ChargesAsync(prompt)));
            if (sentence is null) { Assert.Null(row.Error); }
            else { Assert.Contains(sentence, EnglishTexts.Of(row.Error!.Message)); }
        }));
    }

    // Six tenths of it came, twice the same: what was paid for is kept, and said of it what it is.
    [Fact]
    public async Task Task_ClipIsCutOff_IsKeptAndMarked()
    {
        var row = await Engine.WaitForEndAsync(await Engine.SubmitAsync("vidu", JudgeHost.Prompt("truncated")));

        var detail = await Engine.DetailAsync(row.Id);
        var clip = Assert.Single(detail.Assets, asset => asset.Kind == AssetKind.Clip);
        Assert.Equal(Message.Of(MessageCode.MediaIndexBeyondEnd), clip.Doubt);
        Assert.Equal(clip.Bytes, new FileInfo(Engine.Get<MediaStore>().PathOf(clip)).Length);
        Assert.Equal(Message.Of(MessageCode.ClipArchivedInDoubt, ("doubt", clip.Doubt!)), detail.Events[^1].Message);
        Assert.Single(detail.Events, one => one.Message == Message.Of(MessageCode.TriedAgain, ("problem", Message.Of(MessageCode.NotAWholeClip, ("provider", detail.Row.ProviderName), ("doubt", clip.Doubt!)))));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Engine.Get<MediaStore>().PathOf(clip))!, $"{row.Id}*.doubtful"));
    }

    // The person has paid for both.
    [Theory]
    [InlineData("agcloud", "return_last_frame", AssetKind.LastFrame, "image/")]
    [InlineData("vidu", "watermark", AssetKind.Watermarked, "video/")]
    public async Task Task_MakesAnotherFileBesideTheClip_IsKept(string provider, string setting, AssetKind kind, string type)
    {
        var order = EngineHost.Order(await Engine.ConnectAsync(provider), provider, JudgeHost.Prompt("and more"));
        var sent = await Engine.Commands.SubmitAsync(Engine.Actor, order with { Values = order.Values.With(setting, true) }, TestContext.Current.CancellationToken);

        var row = await Engine.WaitForEndAsync(Assert.IsType<SubmitResult.Submitted>(sent).Task);

        var file = Assert.Single((await Engine.DetailAsync(row.Id)).Assets, asset => asset.Kind == kind);
        Assert.Equal((TaskState.Archived, true, file.Bytes), (row.State, file.Bytes > 0, new FileInfo(Engine.Get<MediaStore>().PathOf(file)).Length));
        Assert.StartsWith(type, file.ContentType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agcloud", TaskState.Failed)]
    [InlineData("vidu", TaskState.Failed)]
    [InlineData("uniall", TaskState.Archived)]
    [InlineData("globalaiopc", TaskState.Failed)]
    [InlineData("ezmodel", TaskState.Archived)]
    public async Task Task_DoneWithoutAnAddress_FailsOrIsFetchedFromTheProviderItself(string provider, TaskState state)
    {
        var prompt = JudgeHost.Prompt("nourl");

        var row = await Engine.WaitForEndAsync(await Engine.SubmitAsync(provider, prompt));

        Assert.Equal((state, 1), (row.State, await fixture.Judge.ChargesAsync(prompt)));
        if (state == TaskState.Failed) { Assert.Equal(MessageCode.CompletedWithoutVideo, row.Error!.Message.Code); }
    }

    [Fact]
    public async Task Task_AddressIsAPath_IsFetchedFromTheHostThatAnswered()
    {
        await fixture.Judge.AskForAsync(new { faults = new[] { "query-path-only" }, marker = "waypath" });
        await Task.WhenAll(EngineHost.Models.Keys.Select(async provider =>
        {
            var task = await Engine.SubmitAsync(provider, JudgeHost.Prompt("waypath"));

            var row = await Engine.WaitForEndAsync(task);

            Assert.True(row.State == TaskState.Archived, $"{provider}:\n{Story(await Engine.DetailAsync(task))}");
        }));
    }

    [Fact]
    public async Task Task_QuestionRefusedForTheContent_FailsAfterEqualAnswersWithTheWords()
    {
        await fixture.Judge.AskForAsync(new { faults = new[] { "query-moderated" }, marker = "unseemly" });
        await Task.WhenAll(EngineHost.Models.Keys.Select(async provider =>
        {
            var row = await Engine.WaitForEndAsync(await Engine.SubmitAsync(provider, JudgeHost.Prompt("unseemly")));

            Assert.Equal(
                (TaskState.Failed, ProviderErrorKind.Moderation, "Generated video rejected by content moderation.", ChargeStatus.Unknown),
                (row.State, row.Error!.Kind, row.Error.ProviderText, row.Charged));
        }));
    }

    [Fact]
    public async Task Task_NeverEnds_StaysAcceptedAndIsAskedFor()
    {
        var prompt = JudgeHost.Prompt("hang");

        var task = await Engine.SubmitAsync("uniall", prompt);
        var row = await Engine.WaitAsync(task, one => one.Phase == RemotePhase.Running);

        Assert.Equal((TaskState.Accepted, 1), (row.State, await fixture.Judge.ChargesAsync(prompt)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Task_WrongKey_IsRefusedInTheProvidersWordsAndOurs(string provider)
    {
        var prompt = JudgeHost.Prompt("at noon");

        var row = await Engine.WaitForEndAsync(await Engine.SubmitAsync(provider, prompt, key: "not-a-sandbox-key"));

        Assert.Equal((TaskState.Refused, ProviderErrorKind.Key, ChargeStatus.No), (row.State, row.Error!.Kind, row.Charged));
        Assert.Contains("does not accept this key", EnglishTexts.Of(row.Error.Message));
        Assert.False(string.IsNullOrEmpty(row.Error.ProviderText));
        Assert.Equal(0, await fixture.Judge.ChargesAsync(prompt));
        Assert.Equal(ProviderErrorKind.Key, (await LastResultAsync(row.Connection)).Problem);
    }

    [Fact]
    public async Task Task_TooManyRequests_WaitsAsToldAndIsChargedOnce()
    {
        string[] prompts = [JudgeHost.Prompt("one"), JudgeHost.Prompt("two")];

        var tasks = new List<TaskId>();
        foreach (var prompt in prompts) { tasks.Add(await Engine.SubmitAsync("vidu", prompt, key: "sandbox-limited-1")); }
        var rows = new List<TaskRow>();
        foreach (var task in tasks) { rows.Add(await Engine.WaitForEndAsync(task)); }

        Assert.All(rows, row => Assert.Equal(TaskState.Archived, row.State));
        foreach (var prompt in prompts) { Assert.Equal(1, await fixture.Judge.ChargesAsync(prompt)); }
        var details = new List<TaskDetail>();
        foreach (var task in tasks) { details.Add(await Engine.DetailAsync(task)); }
        Assert.Contains(details, detail => detail.Events.Any(one => one.Kind == "waiting"));
    }

    [Fact]
    public async Task Task_NobodyListens_FailsAndSaysThatNothingWasSent()
    {
        var connection = await Engine.ConnectAsync("vidu", baseUrl: new Uri("https://nobody.invalid"));

        var result = await Engine.Commands.SubmitAsync(
            Engine.Actor, EngineHost.Order(connection, "vidu", JudgeHost.Prompt("far away")), TestContext.Current.CancellationToken);
        var row = await Engine.WaitForEndAsync(Assert.IsType<SubmitResult.Submitted>(result).Task);

        Assert.Equal((TaskState.Failed, ProviderErrorKind.Unreachable, ChargeStatus.No), (row.State, row.Error!.Kind, row.Charged));
        Assert.Contains("nobody.invalid could not be reached", EnglishTexts.Of(row.Error.Message));
        Assert.EndsWith("Nothing was sent.", EnglishTexts.Of(row.Error.Message));
    }

    [Fact]
    public async Task Task_PrivateAddress_FailsAndSaysWhoCanAllowIt()
    {
        var connection = await Engine.ConnectAsync("vidu", baseUrl: new Uri("https://10.1.2.3"));

        var result = await Engine.Commands.SubmitAsync(
            Engine.Actor, EngineHost.Order(connection, "vidu", JudgeHost.Prompt("inside")), TestContext.Current.CancellationToken);
        var row = await Engine.WaitForEndAsync(Assert.IsType<SubmitResult.Submitted>(result).Task);

        Assert.Equal(
            (TaskState.Failed, Message.Of(MessageCode.NothingSent, ("problem", Message.Of(MessageCode.AddressPrivate, ("host", "10.1.2.3"))))),
            (row.State, row.Error!.Message));
    }

    // It is noted after the outcome of the task itself.
    private async Task<ConnectionUseResult> LastResultAsync(ConnectionId connection)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var view = await Engine.Get<ConnectionStore>().FindAsync(Engine.Actor, connection, patience.Token);
            if (view?.LastResult is { } result) { return result; }
        }
    }

    private static string Story(TaskDetail detail) => string.Join('\n', detail.Events.Select(one => $"{one.Kind} {one.From}->{one.To} {one.Message}"));
}
