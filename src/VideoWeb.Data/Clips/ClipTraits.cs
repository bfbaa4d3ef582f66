using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;

namespace VideoWeb.Data.Clips;

/// <summary>By what clips are told to be alike, written beside them as numbers, so that their like are a range of an index.</summary>
internal static class ClipTraits
{
    private const int RowsAtOnce = 500;

    /// <summary>Of a clip that has nothing of the kind, or that is not seen: no clip has this.</summary>
    private const long None = -1;

    /// <summary>What a prompt is compared by; null for one without a letter. Pure.</summary>
    public static long? HashOfPrompt(string prompt)
    {
        var words = string.Join(' ', PromptSearch.Fold(prompt).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? null : HashOf(words);
    }

    /// <summary>What files and addresses are compared by, in their order; null for none. Pure.</summary>
    /// <param name="hashes">Of those of our files that are named, by what names them.</param>
    public static long? HashOfInputs(IReadOnlyList<MediaItem> media, IReadOnlyDictionary<AssetId, string> hashes) => media.Count == 0
        ? null
        : HashOf(string.Join('\n', media.Select(item => AssetAddress.Find(item.Address) is { } id && hashes.TryGetValue(id, out var known) ? known : item.Address)));

    /// <summary>0 for one that is gone. Pure.</summary>
    public static long HashOfFile(string? sha256) => sha256 is null ? 0 : HashOf(sha256);

    public static ClipCondition ConditionOf(ClipTrait? trait) => trait switch
    {
        ClipTrait.Prompt => ClipCondition.SamePrompt,
        ClipTrait.Seed => ClipCondition.SameSeed,
        ClipTrait.Inputs => ClipCondition.SameInputs,
        ClipTrait.File => ClipCondition.SameFile,
        _ => ClipCondition.None,
    };

    /// <summary>Those of the clips that are like the one that the values name, without itself.</summary>
    public static IQueryable<ClipEntity> Alike(VideoWebDbContext db, Actor actor, IQueryable<ClipEntity> clips, ClipCondition asked, ClipValues values)
    {
        if (asked.HasFlag(ClipCondition.SamePrompt))
        {
            return clips.Where(clip => clip.Id != values.SimilarTo
                && clip.PromptHash == (db.Clips.Where(known => known.Id == values.SimilarTo && known.Workspace == actor.Workspace && (known.PrivateTo == null || known.PrivateTo == actor.User)).Select(known => known.PromptHash).FirstOrDefault() ?? None));
        }

        if (asked.HasFlag(ClipCondition.SameSeed))
        {
            return clips.Where(clip => clip.Id != values.SimilarTo
                && clip.Seed == (db.Clips.Where(known => known.Id == values.SimilarTo && known.Workspace == actor.Workspace && (known.PrivateTo == null || known.PrivateTo == actor.User)).Select(known => known.Seed).FirstOrDefault() ?? None));
        }

        if (asked.HasFlag(ClipCondition.SameInputs))
        {
            return clips.Where(clip => clip.Id != values.SimilarTo
                && clip.InputsHash == (db.Clips.Where(known => known.Id == values.SimilarTo && known.Workspace == actor.Workspace && (known.PrivateTo == null || known.PrivateTo == actor.User)).Select(known => known.InputsHash).FirstOrDefault() ?? None));
        }

        return asked.HasFlag(ClipCondition.SameFile)
            ? clips.Where(clip => clip.Id != values.SimilarTo
                && clip.FileHash == (db.Clips.Where(known => known.Id == values.SimilarTo && known.Workspace == actor.Workspace && (known.PrivateTo == null || known.PrivateTo == actor.User) && known.FileHash > 0).Select(known => known.FileHash).FirstOrDefault() ?? None))
            : clips;
    }

    /// <summary>Writes them of these clips, in the transaction that has put them there.</summary>
    public static async Task WriteAsync(VideoWebDbContext db, IQueryable<ClipEntity> clips, CancellationToken cancellationToken)
    {
        var rows = await SourcesOf(db, clips).ToListAsync(cancellationToken);
        var dialects = await DialectsOf(db, rows, cancellationToken);
        var media = rows.ToDictionary(row => row.Number, row => row.MediaJson is { } json ? StoredJson.Read<IReadOnlyList<MediaItem>>(json) : []);
        List<AssetId> named = [.. media.Values.SelectMany(items => items).Select(item => AssetAddress.Find(item.Address)).OfType<AssetId>().Distinct()];
        var hashes = named.Count == 0 ? [] : await db.Assets.Where(asset => named.Contains(asset.Id)).Select(asset => new { asset.Id, asset.Sha256 }).ToDictionaryAsync(asset => asset.Id, asset => asset.Sha256, cancellationToken);
        foreach (var row in rows)
        {
            var (prompt, inputs, file) = (HashOfPrompt(row.Prompt), HashOfInputs(media[row.Number], hashes), HashOfFile(row.Sha256));
            var seed = SeedOf(row, dialects);
            await db.Clips.Where(clip => clip.Number == row.Number).ExecuteUpdateAsync(
                set => set
                    .SetProperty(clip => clip.PromptHash, prompt)
                    .SetProperty(clip => clip.Seed, seed)
                    .SetProperty(clip => clip.InputsHash, inputs)
                    .SetProperty(clip => clip.FileHash, file),
                cancellationToken);
        }
    }

    /// <summary>Writes those of clips that an older version has left.</summary>
    public static async Task WriteMissingAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        while (await db.Clips.AnyAsync(clip => clip.FileHash == null, cancellationToken))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await WriteAsync(db, db.Clips.Where(clip => clip.FileHash == null).OrderBy(clip => clip.Number).Take(RowsAtOnce), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    // What its provider says comes before what was asked for.
    private static long? SeedOf(Source row, IReadOnlyDictionary<string, string?> dialects)
    {
        if (row.ValuesJson is not { } values) { return null; }
        if (row.SnapshotHash is { } hash && dialects.GetValueOrDefault(hash) is { } dialect && AnsweredSeed.Of(dialect, row.QueryText, row.Answer) is { } told) { return told; }

        return ParameterValues.FromJson(values).Integer("seed") is { } asked and >= 0 ? asked : null;
    }

    // Descriptions are long, and many clips have the same.
    private static async Task<IReadOnlyDictionary<string, string?>> DialectsOf(VideoWebDbContext db, IReadOnlyList<Source> rows, CancellationToken cancellationToken)
    {
        List<string> hashes = [.. rows.Select(row => row.SnapshotHash).OfType<string>().Distinct()];
        return await db.ModelSnapshots.Where(snapshot => hashes.Contains(snapshot.Hash)).Select(snapshot => new { snapshot.Hash, snapshot.Json }).ToDictionaryAsync(snapshot => snapshot.Hash, snapshot => DialectOf(snapshot.Json), cancellationToken);
    }

    // Null for one that was written by a version that described more or less, or spoke otherwise.
    private static string? DialectOf(string snapshot)
    {
        try { return DescriptionJson.Read(snapshot).Provider.Dialect is var dialect && DialectTable.Names.Contains(dialect) ? dialect : null; }
        catch (JsonException) { return null; }
    }

    private static IQueryable<Source> SourcesOf(VideoWebDbContext db, IQueryable<ClipEntity> clips) => clips.Select(clip => new Source(
        clip.Number, clip.Prompt,
        db.Assets.Where(asset => asset.Id == clip.File).Select(asset => asset.Sha256).FirstOrDefault(),
        db.TaskContents.Where(content => content.TaskId == clip.Task).Select(content => content.ValuesJson).FirstOrDefault(),
        db.TaskContents.Where(content => content.TaskId == clip.Task).Select(content => content.MediaJson).FirstOrDefault(),
        db.TaskContents.Where(content => content.TaskId == clip.Task).Select(content => content.SnapshotHash).FirstOrDefault(),
        db.TaskContents.Where(content => content.TaskId == clip.Task).Select(content => content.QueryText).FirstOrDefault(),
        db.Attempts.Where(attempt => attempt.TaskId == clip.Task).OrderByDescending(attempt => attempt.Number).Select(attempt => attempt.ResponseText).FirstOrDefault()));

    // Never less than 0, so that no clip has the numbers that stand for none.
    private static long HashOf(string text) => Math.Max(1, BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & long.MaxValue);

    private sealed record Source(long Number, string Prompt, string? Sha256, string? ValuesJson, string? MediaJson, string? SnapshotHash, string? QueryText, string? Answer);
}
