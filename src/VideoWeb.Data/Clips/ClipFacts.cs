using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Clips;

/// <summary>What clips are filtered and ordered by, as it is written beside them: in steps that people know, and in numbers that both databases compare.</summary>
public static class ClipFacts
{
    private const int RowsAtOnce = 500;
    private const decimal Micros = 1_000_000;

    // A clip of 864 by 480 is one of 16:9 to people.
    private const decimal Tolerance = 0.04m;

    private static readonly (string Name, decimal Ratio)[] Ratios =
        [("21:9", 21m / 9), ("16:9", 16m / 9), ("3:2", 3m / 2), ("4:3", 4m / 3), ("1:1", 1m), ("3:4", 3m / 4), ("2:3", 2m / 3), ("9:16", 9m / 16), ("9:21", 9m / 21)];

    private static readonly int[] Resolutions = [360, 480, 540, 720, 1080, 1440, 2160];

    /// <summary>The shape that a ratio is taken for; null for one that has no name.</summary>
    public static string? RatioOf(decimal ratio)
    {
        var (name, nearest) = Ratios.MinBy(known => Math.Abs(known.Ratio - ratio) / known.Ratio);
        return Math.Abs(nearest - ratio) / nearest <= Tolerance ? name : null;
    }

    /// <summary>The resolution as it is called by its shorter side: the greatest step that the file reaches, give or take what codecs round off. Null where it is not known or below all.</summary>
    public static int? ResolutionOf(int? width, int? height) =>
        width is { } across && height is { } down ? Resolutions.LastOrDefault(step => Math.Min(across, down) >= step * (1 - Tolerance)) is > 0 and var reached ? reached : null : null;

    /// <summary>0 where it is not known.</summary>
    public static int MillisecondsOf(decimal? seconds) => seconds is { } length ? (int)Math.Clamp(decimal.Round(length * 1000), 0, int.MaxValue) : 0;

    /// <summary>0 where it is not known.</summary>
    public static long MicrosOf(decimal? amount) => amount is { } cost ? (long)(Math.Clamp(cost, 0, long.MaxValue / Micros / 2) * Micros) : 0;

    /// <summary>What a file is called as a clip: its name without the ending. Null where nothing is left of it.</summary>
    public static string? TitleOf(string? fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName ?? "").Trim();
        return name.Length == 0 ? null : TextCut.To(name, ClipStore.MaxTitleLength);
    }

    /// <summary>Writes those of clips that an older version has left.</summary>
    internal static async Task WriteMissingAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        while (await MissingOf(db).ToListAsync(cancellationToken) is { Count: > 0 } clips)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var row in clips)
            {
                var (ratio, resolution, milliseconds, micros) = (RatioOf(row.Ratio), ResolutionOf(row.Width, row.Height), MillisecondsOf(row.Seconds), MicrosOf(row.Amount));
                await db.Clips.Where(clip => clip.Number == row.Number).ExecuteUpdateAsync(
                    set => set
                        .SetProperty(clip => clip.ModeId, row.ModeId)
                        .SetProperty(clip => clip.Connection, row.Connection)
                        .SetProperty(clip => clip.Ratio, ratio)
                        .SetProperty(clip => clip.Resolution, resolution)
                        .SetProperty(clip => clip.Milliseconds, milliseconds)
                        .SetProperty(clip => clip.CostUnit, row.Unit ?? "")
                        .SetProperty(clip => clip.CostMicros, micros),
                    cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static IQueryable<Source> MissingOf(VideoWebDbContext db) => db.Clips.Where(clip => clip.ModeId == null).OrderBy(clip => clip.Number).Take(RowsAtOnce)
        .Join(db.Tasks, clip => clip.Task, task => (TaskId?)task.Id, (clip, task) => new Source(
            clip.Number, task.ModeId, task.Connection, clip.AspectRatio, clip.Seconds,
            db.Assets.Where(asset => asset.Id == clip.File).Select(asset => asset.Width).FirstOrDefault(),
            db.Assets.Where(asset => asset.Id == clip.File).Select(asset => asset.Height).FirstOrDefault(),
            (decimal?)task.Cost!.Amount, task.Cost!.Unit));

    private sealed record Source(
        long Number, string ModeId, Connections.ConnectionId Connection, decimal Ratio, decimal? Seconds, int? Width, int? Height, decimal? Amount, string? Unit);
}
