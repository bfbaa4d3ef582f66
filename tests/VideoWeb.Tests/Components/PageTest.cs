using Bunit;
using Bunit.Extensions.WaitForHelpers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Data.Boards;
using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Lineage;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Retention;
using VideoWeb.Data.Security;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>A page on a real database, with the engine's services but without its workers.</summary>
/// <param name="register">What the page injects beyond that; null for nothing.</param>
public abstract class PageTest(SqliteData data, Action<IServiceCollection>? register = null) : ComponentTest(services => Register(services, data, register)), IClassFixture<SqliteData>, IAsyncLifetime
{
    protected SqliteData Data { get; } = data;

    protected WorkspaceContext Here { get; private set; } = default!;

    protected ConnectionId Connection { get; private set; }

    protected static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Each test has a team of its own in the shared database.</summary>
    public async ValueTask InitializeAsync()
    {
        var actor = await Data.TeamAsync();
        var membership = (await Data.Workspaces.ListAsync(actor.User, Token)).Single(one => one.Id == actor.Workspace);
        Here = new WorkspaceContext(membership, actor.User, actor, "Ada");
        Connection = (await Data.ConnectAsync(actor)).Id;
        RenderTree.TryAdd<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here));
    }

    protected Task<TaskRow> CreateAsync(string prompt) => Data.CreateAsync(Here.Actor, Connection, prompt);

    /// <summary>Saves a move as the engine does, and says so.</summary>
    protected async Task<TaskRow> MoveAsync(TaskRow before, Func<TaskRow, TaskRow> change, params AssetRow[] assets)
    {
        var after = change(before) with { UpdatedAt = Data.Time.GetUtcNow(), Version = before.Version + 1 };
        Assert.True(await Data.EngineTasks.SaveAsync(new TaskTransition(before, after, new NewTaskEvent("moved", Message.Recorded("It moved."))) { NewAssets = assets }, Token));
        Publish(before.Id);
        return (await Data.Tasks.FindAsync(Here.Actor, before.Id, Token))!;
    }

    protected Task<TaskRow> ArchiveAsync(TaskRow task)
    {
        var clip = Data.AssetOf(task, AssetKind.Clip);
        return MoveAsync(task, row => row with { State = TaskState.Archived, Clip = clip.Id, FinishedAt = Data.Time.GetUtcNow() }, clip);
    }

    protected void Publish(TaskId task) => Services.GetRequiredService<ChangeFeed>().Publish(Here.Actor.Workspace, task);

    /// <summary>Waits for what is shown after live changes: after a refresh a page rests, by the clock of the test, which is moved on meanwhile.</summary>
    protected void WaitFor(IRenderedComponent<IComponent> page, Action assertion)
    {
        for (var turn = 0; ; turn++)
        {
            try
            {
                page.WaitForAssertion(assertion, TimeSpan.FromMilliseconds(250));
                return;
            }
            catch (WaitForFailedException) when (turn < 20) { Data.Time.Advance(TimeSpan.FromSeconds(1)); }
        }
    }

    protected void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    internal static void Register(IServiceCollection services, SqliteData data, Action<IServiceCollection>? register)
    {
        register?.Invoke(services);
        services.AddSingleton<TimeProvider>(data.Time);
        services.AddSingleton(data.Workspaces).AddSingleton(data.Connections).AddSingleton(data.Tasks).AddSingleton(data.EngineTasks).AddSingleton(data.Get<FurtherResultStore>()).AddSingleton(data.Gallery).AddSingleton(data.Assets).AddSingleton(data.Drafts).AddSingleton(data.PastDrafts).AddSingleton(data.Get<FavouriteModelStore>()).AddSingleton(data.Get<SpendingStore>()).AddSingleton(data.Get<KeyVault>()).AddSingleton(data.Get<AccessChanges>()).AddSingleton(data.Get<AdministratorStore>()).AddSingleton(data.Presets)
            .AddSingleton(data.Get<TaskFailureStore>()).AddSingleton(data.Get<CallbackStore>()).AddSingleton(data.Get<EngineRunStore>())
            .AddSingleton(data.Get<RenditionStore>()).AddSingleton(data.Get<StorageStore>()).AddSingleton(data.Get<RetentionStore>()).AddSingleton(data.Get<RetentionWork>()).AddSingleton(data.Get<RenditionWorkStore>())
            .AddSingleton(data.Get<ClipStore>()).AddSingleton(data.Get<BulkEditStore>()).AddSingleton(data.Get<BulkEditWork>())
            .AddSingleton(data.Get<TagStore>()).AddSingleton(data.Get<ClipFacetStore>()).AddSingleton(data.Get<SavedSearchStore>())
            .AddSingleton(data.Get<BoardStore>()).AddSingleton(data.Get<BoardClipStore>())
            .AddSingleton(data.Get<ShareLinkStore>()).AddSingleton(data.Get<VoteStore>()).AddSingleton(data.Get<CommentStore>()).AddSingleton(data.Get<VisitorTalkStore>()).AddSingleton(data.Get<DownloadStore>()).AddSingleton(data.Get<LineageStore>()).AddSingleton(data.Get<UploadStore>())
            .AddSingleton<ComposeReader>().AddSingleton<MediaSource>();
        services.AddVideoWebEngine(new EngineOptions { MediaFolder = Path.Combine(data.Folder, "media"), CatalogFolder = Path.Combine(data.Folder, "catalog"), SandboxEnabled = true });
    }
}
