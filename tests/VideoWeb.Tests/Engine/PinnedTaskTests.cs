using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>A task made with a model of an overlay, after the overlay is gone.</summary>
public sealed class PinnedTaskTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private const string Relay = """
        { "providers": { "relay": { "use": "vidu", "name": "Our relay",
            "definitions": { "parameters": { "duration": { "label": "Our length" } } },
            "models": { "ours": { "use": "viduq3-turbo", "name": "Ours", "wireName": "viduq3-turbo" } } } } }
        """;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Task_OverlayRemovedWhileItIsMade_IsFollowedShownAndReusedAsItWas()
    {
        var prompt = JudgeHost.Prompt("of a relay");
        await using var engine = await EngineHost.StartAsync(
            _folder.Path, judge.Origin, options => options with { CatalogFolder = Path.Combine(_folder.Path, "catalog") });
        var overlays = engine.Get<CatalogOverlays>();
        var admin = engine.Actor.User;
        await using (var db = await engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token))
        {
            db.Users.Add(new User { Id = admin.Value });
            await DataFixture.AppointAsync(db, admin);
        }

        var overlay = Assert.IsType<OverlaySaving.Saved>(await overlays.SaveAsync(admin, "relay.json", Relay, null, Token)).File!;
        var added = await engine.Get<ConnectionStore>().AddAsync(
            engine.Actor, new NewConnection("relay", "Relay", SandboxAddress.For("vidu"), new SecretKey(SandboxAddress.Key), IsShared: false, null, IsSandbox: true), Token);
        var order = new GenerationOrder(
            Assert.IsType<SaveConnectionResult.Saved>(added).Connection.Id, "relay", "ours", "text", ParameterValues.Empty.With("prompt", prompt).With("duration", 7), [], "one");
        var task = Assert.IsType<SubmitResult.Submitted>(await engine.Commands.SubmitAsync(engine.Actor, order, Token)).Task;
        await engine.WaitAsync(task, row => row.State != TaskState.Ready);

        Assert.IsType<OverlaySaving.Saved>(await overlays.DeleteAsync(admin, "relay.json", overlay.Version, Token));
        var row = await engine.WaitForEndAsync(task);

        Assert.Null(engine.Get<LiveCatalog>().Current.FindProvider("relay"));
        Assert.Equal((TaskState.Archived, 1, "Our relay", "Ours"), (row.State, await judge.ChargesAsync(prompt), row.ProviderName, row.ModelName));
        var detail = await engine.DetailAsync(task);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var view = TaskView.Of(detail, "ada", EnglishTexts.Messages);
        Assert.Equal([new ParameterFact("Our length", "7 s", false)], view.Facts.Where(fact => !fact.IsDefault));
        Assert.Equal("Our relay", view.Provider!.Name);
        Assert.Contains("\"viduq3-turbo\"", detail.RequestBody, StringComparison.Ordinal);

        var connections = await engine.Get<ConnectionStore>().ListAsync(engine.Actor, Token);
        var catalog = engine.Get<LiveCatalog>().Current;
        var reused = ComposeStateFactory.Reuse(detail, catalog, connections, ComposeStateFactory.Fresh(catalog, connections)!);
        Assert.NotNull(ModelSelection.Find(catalog, reused));
        Assert.Equal(prompt, reused.Values.Text("prompt"));
    }

    public void Dispose() => _folder.Dispose();
}
