using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Data.Tasks;

/// <summary>Everything a task's own page shows.</summary>
/// <param name="RequestMethodAndPath">Of the last attempt; null before it was built.</param>
/// <param name="ResponseText">The create answer of the last attempt; null before it came.</param>
/// <param name="QueryText">The last query answer that changed something; null before.</param>
/// <param name="Events">Oldest first.</param>
/// <param name="Attempts">Oldest first; at least one.</param>
public sealed record TaskDetail(
    TaskRow Row,
    string SnapshotJson,
    ParameterValues Values,
    IReadOnlyList<MediaItem> Media,
    string? RequestMethodAndPath,
    string? RequestBody,
    string? ResponseText,
    IReadOnlyList<TaskEventRow> Events,
    IReadOnlyList<AssetRow> Assets,
    string? QueryText,
    IReadOnlyList<AttemptRow> Attempts)
{
    /// <summary>What it claimed, spent and gave back, oldest first.</summary>
    public IReadOnlyList<LedgerTransfer> Ledger { get; init; } = [];

    /// <summary>The files of this workspace that it was made from.</summary>
    public IReadOnlyList<AssetRow> InputAssets { get; init; } = [];

    /// <summary>The callbacks that came, at most one line for each attempt.</summary>
    public IReadOnlyList<CallbackNote> Callbacks { get; init; } = [];

    /// <summary>What the provider has for it beside what the task follows, in the order in which that became known.</summary>
    public IReadOnlyList<FurtherResult> FurtherResults { get; init; } = [];
}

/// <summary>Reads what belongs to a task whose row has been found for somebody who may see it.</summary>
internal static class TaskDetails
{
    /// <param name="reader">Files that are private to another one are not among its inputs.</param>
    public static async Task<TaskDetail> ReadAsync(VideoWebDbContext db, TaskRow row, UserId reader, CancellationToken cancellationToken) => await ReadMadeAsync(db, row, reader, cancellationToken) with
    {
        Events = await db.TaskEvents.AsNoTracking().Where(line => line.TaskId == row.Id).OrderBy(line => line.Id).ToListAsync(cancellationToken),
        Ledger = await db.Ledger.AsNoTracking().Where(entry => entry.TaskId == row.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken),
        Callbacks = await db.CallbackNotes.AsNoTracking().Where(note => note.TaskId == row.Id).OrderBy(note => note.Attempt).ToListAsync(cancellationToken),
        FurtherResults = await FurtherResultStore.ListAsync(db, row.Id, cancellationToken),
    };

    /// <summary>What it was made from and what it brought, without its story.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    private static async Task<TaskDetail> ReadMadeAsync(VideoWebDbContext db, TaskRow row, UserId reader, CancellationToken cancellationToken) =>
        (await ReadMadeAsync(db, row.Workspace, [row], reader, cancellationToken))[row.Id];

    /// <summary>The same of several tasks of a workspace, each question asked once.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static async Task<IReadOnlyDictionary<TaskId, TaskDetail>> ReadMadeAsync(
        VideoWebDbContext db, WorkspaceId workspace, IReadOnlyList<TaskRow> rows, UserId reader, CancellationToken cancellationToken)
    {
        List<TaskId> ids = [.. rows.Select(row => row.Id)];
        var contents = await Contents(db, db.TaskContents.Where(content => ids.Contains(content.TaskId))).ToDictionaryAsync(content => content.Row.TaskId, cancellationToken);
        var attempts = (await db.Attempts.AsNoTracking().Where(attempt => ids.Contains(attempt.TaskId)).OrderBy(attempt => attempt.Number).ToListAsync(cancellationToken)).ToLookup(attempt => attempt.TaskId);
        var assets = (await db.Assets.AsNoTracking().Where(asset => asset.WorkspaceId == workspace && asset.TaskId != null && ids.Contains(asset.TaskId.Value)).ToListAsync(cancellationToken)).ToLookup(asset => asset.TaskId!.Value);
        var media = contents.ToDictionary(content => content.Key, content => StoredJson.Read<IReadOnlyList<MediaItem>>(content.Value.Row.MediaJson));
        var inputs = await InputsAsync(db, workspace, reader, media.Values, cancellationToken);
        return rows.ToDictionary(row => row.Id, row =>
        {
            var (content, tried, last) = (contents[row.Id], attempts[row.Id].ToList(), attempts[row.Id].Last());
            return new TaskDetail(
                row,
                content.SnapshotJson,
                ParameterValues.FromJson(content.Row.ValuesJson),
                media[row.Id],
                last.RequestMethodAndPath,
                last.RequestBody,
                last.ResponseText,
                [],
                [.. assets[row.Id].OrderBy(asset => asset.CreatedAt).ThenBy(asset => asset.Kind).ThenBy(asset => asset.Id)],
                content.Row.QueryText,
                tried)
            {
                InputAssets = [.. Named(media[row.Id]).Where(inputs.ContainsKey).Select(id => inputs[id])],
            };
        });
    }

    private static async Task<IReadOnlyDictionary<AssetId, AssetRow>> InputsAsync(
        VideoWebDbContext db, WorkspaceId workspace, UserId reader, IEnumerable<IReadOnlyList<MediaItem>> media, CancellationToken cancellationToken)
    {
        List<AssetId> ids = [.. media.SelectMany(Named).Distinct()];
        return ids.Count == 0
            ? new Dictionary<AssetId, AssetRow>()
            : await db.Assets.AsNoTracking().Where(asset => asset.WorkspaceId == workspace && ids.Contains(asset.Id) && (asset.PrivateTo == null || asset.PrivateTo == reader)).ToDictionaryAsync(asset => asset.Id, cancellationToken);
    }

    // The files of ours that are named, each once.
    private static IEnumerable<AssetId> Named(IReadOnlyList<MediaItem> media) => media.Select(item => AssetAddress.Find(item.Address)).OfType<AssetId>().Distinct();

    public static Task<StoredContent> ContentAsync(VideoWebDbContext db, TaskId task, CancellationToken cancellationToken) =>
        Contents(db, db.TaskContents.Where(content => content.TaskId == task)).SingleAsync(cancellationToken);

    private static IQueryable<StoredContent> Contents(VideoWebDbContext db, IQueryable<TaskContentEntity> contents) =>
        from content in contents.AsNoTracking()
        join snapshot in db.ModelSnapshots on content.SnapshotHash equals snapshot.Hash
        select new StoredContent(content, snapshot.Json);

    internal sealed record StoredContent(TaskContentEntity Row, string SnapshotJson);
}
