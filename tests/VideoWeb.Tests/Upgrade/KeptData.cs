using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Tests.Upgrade;

/// <summary>Kept data as the present stores give it back. The one place of these tests that knows their types; all it takes and gives is text.</summary>
internal sealed class KeptData : IAsyncDisposable
{
    private readonly ServiceProvider _host;
    private readonly MediaStore _archive;

    private KeptData(DataOptions options)
    {
        _host = new ServiceCollection().AddLogging().AddVideoWebData(options).BuildServiceProvider(validateScopes: true);
        _archive = new MediaStore(new EngineOptions { MediaFolder = Path.Combine(options.Folder, "media") });
    }

    /// <summary>Brings it up to the present version, as the program does at its start.</summary>
    public static async Task<KeptData> UpgradeAsync(KeptCopy copy, CancellationToken cancellationToken)
    {
        var data = new KeptData(copy.Options);
        await data.Get<DatabaseMigrator>().MigrateAsync(cancellationToken);
        return data;
    }

    /// <summary>A connection's key in plain, and the one for its callbacks.</summary>
    public async Task<(string? Key, string? CallbackKey)> OpenKeyAsync(string workspace, string connection, CancellationToken cancellationToken)
    {
        var secret = await Get<ConnectionStore>().OpenAsync(WorkspaceOf(workspace), ConnectionOf(connection), cancellationToken);
        return (secret?.Key.Reveal(), secret?.CallbackKey?.Reveal());
    }

    /// <summary>A file's hash as it is on disk now, found by way of its row.</summary>
    public async Task<string?> HashAsync(string workspace, string user, string asset, CancellationToken cancellationToken)
    {
        if (await Get<AssetStore>().FindAsync(ActorOf(workspace, user), new AssetId(Guid.Parse(asset)), cancellationToken) is not { } row) { return null; }

        await using var file = File.OpenRead(_archive.PathOf(row));
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>What the pages show of a task; null when they do not find it.</summary>
    public async Task<KeptTask?> FindTaskAsync(string workspace, string user, string task, CancellationToken cancellationToken)
    {
        var (actor, id) = (ActorOf(workspace, user), new TaskId(Guid.Parse(task)));
        if (await Get<TaskStore>().FindDetailAsync(actor, id, cancellationToken) is not { } detail) { return null; }

        var connection = await Get<ConnectionStore>().FindAsync(actor, detail.Row.Connection, cancellationToken);
        var hold = SendRules.Find(detail.Row, connection?.Hours, TimeProvider.System.GetUtcNow(), connection?.IsPaused == true);
        var clip = await Get<GalleryStore>().FindAsync(actor, ClipId.Of(id), cancellationToken);
        if (detail.Events.Select(line => line.Message).Append(detail.Row.Error?.Message).FirstOrDefault(message => message?.Code == MessageCode.Recorded) is { } unknown)
        {
            throw new InvalidOperationException($"A sentence of the earlier version is not known as a message: {unknown}");
        }

        return new KeptTask(detail.Row.Prompt, detail.Row.State.ToString(), hold is not null, clip is not null, detail.Attempts.Count, detail.Events.Count, detail.Ledger.Count);
    }

    public async Task<string?> ReadDraftAsync(string workspace, string user, CancellationToken cancellationToken) =>
        (await Get<DraftStore>().ReadAsync(ActorOf(workspace, user), cancellationToken))?.Json;

    public static bool IsForm(string json) => ComposeDraft.Read(json) is not null;

    /// <summary>A user's presets: names and forms.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ReadPresetsAsync(string workspace, string user, CancellationToken cancellationToken)
    {
        var forms = new Dictionary<string, string?>();
        foreach (var preset in await Get<PresetStore>().ListAsync(ActorOf(workspace, user), cancellationToken))
        {
            forms.Add(preset.Name, await Get<PresetStore>().ReadAsync(ActorOf(workspace, user), preset.Id, cancellationToken));
        }

        return forms;
    }

    public async Task<IReadOnlyList<string>> ReadPromptsAsync(string workspace, string user, CancellationToken cancellationToken) =>
        [.. (await Get<TaskStore>().ListPromptsAsync(ActorOf(workspace, user), search: null, limit: 50, cancellationToken)).Select(prompt => prompt.Text)];

    public async Task<IReadOnlyList<long>> ReadBudgetLimitsAsync(string workspace, string user, CancellationToken cancellationToken) =>
        [.. (await Get<SpendingStore>().ListBudgetsAsync(ActorOf(workspace, user), cancellationToken)).Select(budget => budget.Limit.Micros)];

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private T Get<T>() where T : notnull => _host.GetRequiredService<T>();

    private static WorkspaceId WorkspaceOf(string text) => new(Guid.Parse(text));

    private static ConnectionId ConnectionOf(string text) => new(Guid.Parse(text));

    private static UserId UserOf(string text) => new(Guid.Parse(text));

    // What an actor may do is asked of the database; the role said here only has to be some role.
    private static Actor ActorOf(string workspace, string user) => new(WorkspaceOf(workspace), UserOf(user), WorkspaceRole.Member);
}

/// <summary>What pages show of a task.</summary>
/// <param name="IsHeld">It waits, and not only for its turn.</param>
/// <param name="HasClip">The gallery has it.</param>
internal sealed record KeptTask(string Prompt, string State, bool IsHeld, bool HasClip, int Attempts, int Events, int Transfers);
