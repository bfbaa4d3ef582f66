using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class GenerationCommandsTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    private static readonly UserId Stranger = new(Guid.Parse("22222222222222222222222222222222"));

    private EngineHost Engine => fixture.Engine;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_SameFormTwentyTimesAtOnce_IsOneTaskAndOneCharge()
    {
        var prompt = JudgeHost.Prompt("clicked twice");
        var order = EngineHost.Order(await Engine.ConnectAsync("vidu"), "vidu", prompt);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Engine.Commands.SubmitAsync(Engine.Actor, order, Token)));
        var submitted = results.Cast<SubmitResult.Submitted>().ToArray();
        var row = await Engine.WaitForEndAsync(submitted[0].Task);

        Assert.Single(submitted.Select(one => one.Task).Distinct());
        Assert.Single(submitted, one => one.IsNew);
        Assert.Equal((TaskState.Archived, 1), (row.State, await fixture.Judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Submit_ValueOutsideItsLimits_SaysTheSameAsTheFormAndSendsNothing()
    {
        var prompt = JudgeHost.Prompt("too long");
        var order = EngineHost.Order(await Engine.ConnectAsync("vidu"), "vidu", prompt);
        order = order with { Values = order.Values.With("duration", 600) };
        var provider = Engine.Get<LiveCatalog>().Current.FindProvider("vidu")!;
        var model = provider.FindModel(order.ModelId)!;

        var result = await Engine.Commands.SubmitAsync(Engine.Actor, order, Token);

        var errors = Assert.IsType<SubmitResult.Invalid>(result).Errors;
        Assert.Equal(ModelCheck.Check(new GenerationInput(provider, model, model.FindMode("text")!, order.Values, [])), errors);
        Assert.NotEmpty(errors);
        Assert.Equal(0, await fixture.Judge.ChargesAsync(prompt));
    }

    [Theory]
    [InlineData("nobody", "viduq3-turbo", "text", "provider")]
    [InlineData("vidu", "nothing", "text", "model")]
    [InlineData("vidu", "viduq3-turbo", "nohow", "mode")]
    public async Task Submit_NameThatTheCatalogDoesNotHave_IsInvalid(string provider, string model, string mode, string field)
    {
        var order = EngineHost.Order(await Engine.ConnectAsync(provider == "nobody" ? "uniall" : provider), "vidu", "A lighthouse")
            with
        { ProviderId = provider, ModelId = model, ModeId = mode };

        var result = await Engine.Commands.SubmitAsync(Engine.Actor, order, Token);

        if (provider == "nobody") { Assert.IsType<SubmitResult.Denied>(result); }
        else { Assert.Equal(field, Assert.Single(Assert.IsType<SubmitResult.Invalid>(result).Errors).Field); }
    }

    [Fact]
    public async Task Submit_ByAStranger_IsDeniedAndSavesNothing()
    {
        var prompt = JudgeHost.Prompt("not mine");
        var order = EngineHost.Order(await Engine.ConnectAsync("vidu"), "vidu", prompt);

        var result = await Engine.Commands.SubmitAsync(new Actor(Engine.Actor.Workspace, Stranger, WorkspaceRole.Owner), order, Token);

        Assert.IsType<SubmitResult.Denied>(result);
        Assert.Equal(0, await fixture.Judge.ChargesAsync(prompt));
    }

    [Fact]
    public async Task Commands_TaskOfAnotherWorkspace_AreNotFound()
    {
        var task = await Engine.SubmitAsync("vidu", JudgeHost.Prompt("ours"));
        var other = await Engine.Get<WorkspaceStore>().EnsurePersonalAsync(Stranger, "Eve", Token);
        var eve = new Actor(other.Id, Stranger, other.Role);

        CommandResult[] results =
        [
            await Engine.Commands.CancelAsync(eve, task, Token),
            await Engine.Commands.CheckNowAsync(eve, task, Token),
            await Engine.Commands.FetchResultAgainAsync(eve, task, Token),
            await Engine.Commands.ResolveUnknownAsync(eve, task, new UnknownResolution.Drop(), Token),
        ];

        Assert.All(results, result => Assert.IsType<CommandResult.NotFound>(result));
    }

    [Fact]
    public async Task Resolve_AttachTheProvidersId_FetchesTheClipWithoutASecondCharge()
    {
        var prompt = JudgeHost.Prompt("noid");
        var task = await Engine.SubmitAsync("vidu", prompt);
        await Engine.WaitForEndAsync(task);
        var remoteId = new RemoteTaskId(await fixture.Judge.RemoteIdAsync(prompt));

        var result = await Engine.Commands.ResolveUnknownAsync(Engine.Actor, task, new UnknownResolution.Attach(remoteId), Token);
        var row = await Engine.WaitAsync(task, one => one.State == TaskState.Archived);

        Assert.IsType<CommandResult.Done>(result);
        Assert.Equal((remoteId, 1), (row.RemoteId, await fixture.Judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Resolve_SendAgainClickedTwice_SendsOnceMore()
    {
        var prompt = JudgeHost.Prompt("garbage");
        var task = await Engine.SubmitAsync("uniall", prompt);
        await Engine.WaitForEndAsync(task);

        var first = await Engine.Commands.ResolveUnknownAsync(Engine.Actor, task, new UnknownResolution.SendAgain(1), Token);
        await Engine.WaitForEndAsync(task);
        var second = await Engine.Commands.ResolveUnknownAsync(Engine.Actor, task, new UnknownResolution.SendAgain(1), Token);

        Assert.IsType<CommandResult.Done>(first);
        Assert.IsType<CommandResult.Denied>(second);
        Assert.Equal(2, await fixture.Judge.ChargesAsync(prompt));
        Assert.Equal([1, 2], (await Engine.DetailAsync(task)).Attempts.Select(attempt => attempt.Number));
    }

    [Fact]
    public async Task Resolve_Drop_EndsTheTaskAndSaysWhatMayHaveHappened()
    {
        var task = await Engine.SubmitAsync("uniall", JudgeHost.Prompt("reset"));
        await Engine.WaitForEndAsync(task);

        var result = await Engine.Commands.ResolveUnknownAsync(Engine.Actor, task, new UnknownResolution.Drop(), Token);

        Assert.IsType<CommandResult.Done>(result);
        var detail = await Engine.DetailAsync(task);
        Assert.Equal((TaskState.Cancelled, ChargeStatus.Unknown), (detail.Row.State, detail.Row.Charged));
        Assert.Equal((MessageCode.GivenUp, true), (detail.Events[^1].Message.Code, detail.Events[^1].Message.SaysThatItMayBeCharged));
    }

    [Fact]
    public async Task Cancel_ProviderHasNoSuchCall_SaysThatItGoesOn()
    {
        var task = await Engine.SubmitAsync("globalaiopc", JudgeHost.Prompt("hang"));
        await Engine.WaitAsync(task, row => row.State == TaskState.Accepted);

        var result = await Engine.Commands.CancelAsync(Engine.Actor, task, Token);

        Assert.Contains("has no way to cancel a task", EnglishTexts.Of(Assert.IsType<CommandResult.Denied>(result).Message));
    }

    [Fact]
    public async Task Cancel_ViduBeforeItIsDone_IsCancelledThere()
    {
        var prompt = JudgeHost.Prompt("slowqueue");
        var task = await Engine.SubmitAsync("vidu", prompt);
        await Engine.WaitAsync(task, row => row.State == TaskState.Accepted);

        var result = await Engine.Commands.CancelAsync(Engine.Actor, task, Token);
        var row = await Engine.WaitForEndAsync(task);

        Assert.IsType<CommandResult.Done>(result);
        Assert.Equal(TaskState.Cancelled, row.State);
    }

    [Fact]
    public async Task FetchAgain_AfterTheClipWasGivenUp_TriesAgain()
    {
        var task = await Engine.SubmitAsync("vidu", JudgeHost.Prompt("badvideo"));
        await Engine.WaitForEndAsync(task);

        var result = await Engine.Commands.FetchResultAgainAsync(Engine.Actor, task, Token);
        await Engine.WaitForEndAsync(task);

        Assert.IsType<CommandResult.Done>(result);
        Assert.Equal(2, (await Engine.DetailAsync(task)).Events.Count(one => one.Kind == "archive-lost"));
    }

    [Fact]
    public async Task CheckNow_AfterItEndedThere_AsksOnceMoreAndEndsByTheProvidersWord()
    {
        var task = await Engine.SubmitAsync("vidu", JudgeHost.Prompt("fail"));
        await Engine.WaitForEndAsync(task);

        var result = await Engine.Commands.CheckNowAsync(Engine.Actor, task, Token);
        var row = await Engine.WaitForEndAsync(task);

        Assert.IsType<CommandResult.Done>(result);
        Assert.Equal((TaskState.Failed, 2), (row.State, (await Engine.DetailAsync(task)).Events.Count(one => one.Kind == "failed")));
    }

    [Fact]
    public void Preview_AnOrder_ShowsTheRequestWithTheKeyOnlyNamed()
    {
        var order = EngineHost.Order(default, "ezmodel", "It's a \"lighthouse\"");

        var preview = Engine.Commands.Preview(order, new Uri("https://relay.example.com/x"), new EndpointOverrides("/made/here", null, null))!;

        Assert.Equal(("POST", "https://relay.example.com/x/made/here"), (preview.Method, preview.Address));
        Assert.Contains("\"prompt\": \"It's a \\\"lighthouse\\\"\"", preview.Json);
        Assert.Contains("Authorization: Bearer $VIDEOWEB_KEY", preview.Curl);
    }

    [Fact]
    public void Preview_ValuesThatTheCheckRefuses_StillShowsSomething()
    {
        foreach (var provider in EngineHost.Models.Keys)
        {
            var order = EngineHost.Order(default, provider, "\u202E<script>alert(1)</script> 🎬\uD800");
            var odd = order with
            {
                Values = order.Values.With("duration", "abc").With("ratio", 5).With("seed", 1.5m).With("audio", "yes").With("payload", new string('x', 10_000)),
                Media = [new MediaItem("first_frame", MediaKind.Image, "not an address"), new MediaItem("nowhere", MediaKind.Audio, "")],
            };

            Assert.NotNull(Engine.Commands.Preview(odd, new Uri("https://relay.example.com"), null));
        }
    }

    [Fact]
    public async Task Submit_ByAViewerOfATeam_IsDeniedWhateverTheActorClaims()
    {
        var workspaces = Engine.Get<WorkspaceStore>();
        var team = await workspaces.CreateTeamAsync(Engine.Actor.User, "Team", Token);
        var owner = new Actor(team.Id, Engine.Actor.User, team.Role);
        var invitation = Assert.IsType<CreateInvitationResult.Created>(await workspaces.InviteAsync(owner, WorkspaceRole.Viewer, TimeSpan.FromDays(1), Token)).Invitation;
        await workspaces.AcceptInvitationAsync(invitation.Token, Stranger, Token);
        var connection = Assert.IsType<SaveConnectionResult.Saved>(await Engine.Get<ConnectionStore>().AddAsync(
            owner, new NewConnection("vidu", "Team's", SandboxAddress.For("vidu"), new SecretKey(SandboxAddress.Key), IsShared: true, null, IsSandbox: true), Token)).Connection;
        var prompt = JudgeHost.Prompt("only looking");

        var result = await Engine.Commands.SubmitAsync(
            new Actor(team.Id, Stranger, WorkspaceRole.Owner), EngineHost.Order(connection.Id, "vidu", prompt), Token);

        Assert.Contains("Ask an administrator", EnglishTexts.Of(Assert.IsType<SubmitResult.Denied>(result).Message));
        Assert.Equal(0, await fixture.Judge.ChargesAsync(prompt));
    }

    [Theory]
    [InlineData("sandbox-key", null)]
    [InlineData("not-a-sandbox-key", ProviderErrorKind.Key)]
    public async Task ConnectionTest_EveryProvider_TellsWhetherTheKeyIsAcceptedAndSpendsNothing(string key, ProviderErrorKind? problem)
    {
        foreach (var provider in EngineHost.Models.Keys)
        {
            var connection = await Engine.ConnectAsync(provider, key);

            var result = await Engine.Get<ConnectionTest>().TestAsync(Engine.Actor, connection, Token);

            Assert.Equal((provider, problem), (provider, result.Problem));
            // There is no task to speak of.
            Assert.DoesNotContain("task", EnglishTexts.Of(result.Message), StringComparison.OrdinalIgnoreCase);
            var stored = await Engine.Get<ConnectionStore>().FindAsync(Engine.Actor, connection, Token);
            Assert.NotNull(stored!.LastResult);
        }
    }

    [Fact]
    public async Task ConnectionTest_ByAViewerOrAStranger_AsksNobody()
    {
        var connection = await Engine.ConnectAsync("vidu", "sandbox-viewers-key");
        var viewer = await Engine.JoinAsync(WorkspaceRole.Member);
        Assert.IsType<ChangeMembershipResult.Done>(await Engine.Get<WorkspaceStore>().SetRoleAsync(Engine.Actor, viewer.User, WorkspaceRole.Viewer, Token));
        var test = Engine.Get<ConnectionTest>();

        // What their pages still hold says that they are members.
        foreach (var actor in new[] { viewer, viewer with { User = UserId.New(DateTimeOffset.UnixEpoch) } })
        {
            var stored = await test.TestAsync(actor, connection, Token);
            var typed = await test.TestAsync(actor, "vidu", SandboxAddress.For("vidu"), new SecretKey("sandbox-key"), null, Token);

            Assert.All([stored, typed], result => Assert.Equal(Message.Of(MessageCode.SpendersOnly), result.Message));
        }

        Assert.Null((await Engine.Get<ConnectionStore>().FindAsync(Engine.Actor, connection, Token))!.LastResult);
    }

    [Fact]
    public async Task ConnectionTest_RowWasTamperedWith_SaysSo()
    {
        var connection = await Engine.ConnectAsync("vidu", "sandbox-tampered-key");
        var other = await Engine.ConnectAsync("vidu", "sandbox-other-key");
        await using (var db = await Engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token))
        {
            var swapped = await db.Connections.Where(row => row.Id == other).Select(row => row.SealedKey).SingleAsync(Token);
            await db.Connections.Where(row => row.Id == connection).ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedKey, swapped), Token);
        }

        var result = await Engine.Get<ConnectionTest>().TestAsync(Engine.Actor, connection, Token);

        Assert.Equal(new ConnectionUseResult(ProviderErrorKind.Key, Message.Of(MessageCode.StoredKeyUnreadable)), result);
    }

    [Fact]
    public async Task ConnectionTest_AddressOfSomethingElse_SaysThatTheBaseUrlIsWrong()
    {
        var result = await Engine.Get<ConnectionTest>().TestAsync(
            Engine.Actor, "uniall", new Uri("http://sandbox.invalid/sandbox/nothing-here"), new SecretKey("sandbox-key"), null, Token);

        Assert.Contains("Check the base URL", EnglishTexts.Of(result.Message));
        Assert.NotNull(result.Problem);
    }

    // Another API's 404 with a code, whatever the key is.
    [Theory]
    [InlineData("uniall", "vidu")]
    [InlineData("vidu", "agcloud")]
    [InlineData("agcloud", "uniall")]
    [InlineData("globalaiopc", "vidu")]
    [InlineData("ezmodel", "agcloud")]
    public async Task ConnectionTest_AnotherApiSaysThatItIsNotThere_ProvesNothing(string provider, string other)
    {
        var result = await Engine.Get<ConnectionTest>().TestAsync(Engine.Actor, provider, SandboxAddress.For(other), new SecretKey("not-a-key"), null, Token);

        Assert.NotNull(result.Problem);
        Assert.DoesNotContain(nameof(MessageCode.KeyAccepted), result.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sandbox-\u200bkey", "The key has a space, a line break or a letter that keys do not have. Copy it again.")]
    [InlineData("Bearer sandbox-key", "UniAll answers and accepts this key.")]
    [InlineData(" sandbox-key\n", "UniAll answers and accepts this key.")]
    public async Task ConnectionTest_KeyAsItIsPasted_IsReadAsWhenItIsSaved(string key, string sentence)
    {
        var result = await Engine.Get<ConnectionTest>().TestAsync(Engine.Actor, "uniall", SandboxAddress.For("uniall"), new SecretKey(key), null, Token);

        Assert.Equal(sentence, EnglishTexts.Of(result.Message));
    }

    [Fact]
    public async Task ConnectionTest_BaseUrlEndsAsThePathsBegin_IsAskedOnce()
    {
        var result = await Engine.Get<ConnectionTest>().TestAsync(Engine.Actor, "uniall", new Uri(SandboxAddress.For("uniall").AbsoluteUri.TrimEnd('/') + "/v1"), new SecretKey("sandbox-key"), null, Token);

        Assert.Null(result.Problem);
    }
}
