using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>All stores on an empty database, with a clock that stands still.</summary>
public abstract class DataFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider? _host;
    private int _count;

    public TestClock Time { get; } = new();

    public string Folder => _folder.Path;

    public WorkspaceStore Workspaces => Get<WorkspaceStore>();

    public ConnectionStore Connections => Get<ConnectionStore>();

    public TaskStore Tasks => Get<TaskStore>();

    internal EngineTaskStore EngineTasks => Get<EngineTaskStore>();

    public GalleryStore Gallery => Get<GalleryStore>();

    public AssetStore Assets => Get<AssetStore>();

    public DraftStore Drafts => Get<DraftStore>();

    public PastDraftStore PastDrafts => Get<PastDraftStore>();

    public PresetStore Presets => Get<PresetStore>();

    /// <summary>Vidu's first model, as the catalog has it.</summary>
    public static ModelSnapshot Snapshot { get; } = SnapshotOf("vidu");

    public T Get<T>()
        where T : notnull =>
        (_host ?? throw new InvalidOperationException("The fixture is not started.")).GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        var options = await PrepareAsync(TestContext.Current.CancellationToken);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddVideoWebData(options);
        Configure(services);
        _host = services.BuildServiceProvider(validateScopes: true);
        await Get<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) { await _host.DisposeAsync(); }
        await CleanAsync();
        _folder.Dispose();
    }

    /// <summary>A context of its own, for tests that look under the stores or tamper with what is stored.</summary>
    internal Task<VideoWebDbContext> OpenAsync() =>
        Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    public async Task<UserId> UserAsync(string name)
    {
        var id = UserId.New(Time.GetUtcNow());
        await using var db = await OpenAsync();
        db.Users.Add(new User { Id = id.Value, DisplayName = name, UserName = $"{name}{_count++}@example.com", Email = $"{name}@example.com" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return id;
    }

    /// <summary>Somebody who administers the site.</summary>
    public async Task<UserId> AdministratorAsync()
    {
        var user = await UserAsync("Root");
        await using var db = await OpenAsync();
        await AppointAsync(db, user);
        return user;
    }

    /// <summary>Takes the role away as an operator does, in the database.</summary>
    public async Task DismissAsync(UserId administrator)
    {
        await using var db = await OpenAsync();
        await db.UserRoles.Where(held => held.UserId == administrator.Value).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
    }

    internal static async Task AppointAsync(VideoWebDbContext db, UserId user)
    {
        var role = await db.Roles.SingleOrDefaultAsync(one => one.Name == AdministratorStore.Role, TestContext.Current.CancellationToken);
        if (role is null) { db.Roles.Add(role = new IdentityRole<Guid>(AdministratorStore.Role) { Id = Guid.NewGuid(), NormalizedName = AdministratorStore.Role.ToUpperInvariant() }); }
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Value, RoleId = role.Id });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A new team and its owner.</summary>
    public async Task<Actor> TeamAsync(string ownerName = "Ada")
    {
        var user = await UserAsync(ownerName);
        var team = await Workspaces.CreateTeamAsync(user, "Film crew", TestContext.Current.CancellationToken);
        return new(team.Id, user, WorkspaceRole.Owner);
    }

    /// <summary>Somebody who has joined the owner's team by invitation.</summary>
    public async Task<Actor> JoinAsync(Actor owner, WorkspaceRole role, string name = "Ben")
    {
        var user = await UserAsync(name);
        var outcome = await Workspaces.InviteAsync(owner, role, TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        var token = Assert.IsType<CreateInvitationResult.Created>(outcome).Invitation.Token;
        Assert.NotNull(await Workspaces.AcceptInvitationAsync(token, user, TestContext.Current.CancellationToken));
        return new(owner.Workspace, user, role);
    }

    /// <summary>An owner of another team, who is up to no good: knows the workspace's id and claims to own it.</summary>
    public async Task<Actor> StrangerIn(WorkspaceId workspace) => new(workspace, (await TeamAsync("Eve")).User, WorkspaceRole.Owner);

    public async Task<ConnectionView> ConnectAsync(Actor actor, bool isShared = true, string key = "vidu-key-0123456789", string label = "Vidu") =>
        Assert.IsType<SaveConnectionResult.Saved>(await Connections.AddAsync(
            actor,
            new("vidu", label, new("https://relay.example.com/v2"), new SecretKey(key), isShared, Overrides: null, IsSandbox: false),
            TestContext.Current.CancellationToken)).Connection;

    public NewTask NewTask(ConnectionId connection, string prompt = "a red kite") => SampleTask.New(connection, Time.GetUtcNow(), prompt);

    /// <param name="batch">What tasks of one click share.</param>
    public async Task<TaskRow> CreateAsync(Actor actor, ConnectionId connection, string prompt = "a red kite", string? batch = null, IReadOnlyList<MediaItem>? media = null)
    {
        var created = Assert.IsType<CreateTaskResult.Created>(
            await Tasks.CreateAsync(actor, NewTask(connection, prompt) with { Batch = batch, Media = media ?? [] }, TestContext.Current.CancellationToken));
        return Assert.IsType<TaskRow>(await Tasks.FindAsync(actor, created.Id, TestContext.Current.CancellationToken));
    }

    /// <summary>A task that was made, archived and given a clip of 1280 × 720.</summary>
    public async Task<TaskRow> ArchiveAsync(Actor actor, ConnectionId connection, string prompt = "a red kite", string? batch = null, IReadOnlyList<MediaItem>? media = null)
    {
        var task = await CreateAsync(actor, connection, prompt, batch, media);
        var clip = AssetOf(task, AssetKind.Clip);
        var after = task with { State = TaskState.Archived, Clip = clip.Id, FinishedAt = Time.GetUtcNow(), UpdatedAt = Time.GetUtcNow(), Version = task.Version + 1 };
        Assert.True(await EngineTasks.SaveAsync(
            new(task, after, new("archived", Message.Recorded("The clip is here."))) { NewAssets = [clip] }, TestContext.Current.CancellationToken));
        return after;
    }

    public AssetRow AssetOf(TaskRow task, AssetKind kind)
    {
        var id = AssetId.New(Time.GetUtcNow());
        return new(id, task.Workspace, task.Id, kind, $"{task.Workspace}/{id}.mp4", new string('a', 64), 1_234, "video/mp4", 1280, 720, 5.04m) { CreatedAt = Time.GetUtcNow() };
    }

    private static ModelSnapshot SnapshotOf(string provider)
    {
        var found = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog.FindProvider(provider)!;
        return ModelSnapshot.Create(found, found.Models[0]);
    }

    /// <summary>For what one kind of database has beyond the product's services.</summary>
    protected virtual void Configure(IServiceCollection services) { }

    protected abstract Task<DataOptions> PrepareAsync(CancellationToken cancellationToken);

    protected abstract Task CleanAsync();
}
