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
    public static async Task<TaskDetail> ReadMadeAsync(VideoWebDbContext db, TaskRow row, UserId reader, CancellationToken cancellationToken)
    {
        var content = await ContentAsync(db, row.Id, cancellationToken);
        var attempts = await db.Attempts.AsNoTracking().Where(attempt => attempt.TaskId == row.Id).OrderBy(attempt => attempt.Number).ToListAsync(cancellationToken);
        var assets = await db.Assets.AsNoTracking().Where(asset => asset.WorkspaceId == row.Workspace && asset.TaskId == row.Id)
            .ToListAsync(cancellationToken);
        var media = StoredJson.Read<IReadOnlyList<MediaItem>>(content.Row.MediaJson);
        return new(
            row,
            content.SnapshotJson,
            ParameterValues.FromJson(content.Row.ValuesJson),
            media,
            attempts[^1].RequestMethodAndPath,
            attempts[^1].RequestBody,
            attempts[^1].ResponseText,
            [],
            [.. assets.OrderBy(asset => asset.CreatedAt).ThenBy(asset => asset.Kind).ThenBy(asset => asset.Id)],
            content.Row.QueryText,
            attempts)
        {
            InputAssets = await InputsAsync(db, row.Workspace, reader, media, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<AssetRow>> InputsAsync(
        VideoWebDbContext db, WorkspaceId workspace, UserId reader, IReadOnlyList<MediaItem> media, CancellationToken cancellationToken)
    {
        var ids = media.Select(item => AssetAddress.Find(item.Address)).OfType<AssetId>().Distinct().ToList();
        if (ids.Count == 0) { return []; }

        return await db.Assets.AsNoTracking().Where(asset => asset.WorkspaceId == workspace && ids.Contains(asset.Id) && (asset.PrivateTo == null || asset.PrivateTo == reader)).ToListAsync(cancellationToken);
    }

    public static async Task<StoredContent> ContentAsync(VideoWebDbContext db, TaskId task, CancellationToken cancellationToken) =>
        await (
            from content in db.TaskContents.AsNoTracking()
            where content.TaskId == task
            join snapshot in db.ModelSnapshots on content.SnapshotHash equals snapshot.Hash
            select new StoredContent(content, snapshot.Json)).SingleAsync(cancellationToken);

    internal sealed record StoredContent(TaskContentEntity Row, string SnapshotJson);
}
