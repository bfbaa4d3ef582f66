using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;

namespace VideoWeb.Engine.BulkEdits;

/// <summary>Which clips of a part are changed, and which are taken back. Pure.</summary>
internal static class BulkEditRules
{
    /// <summary>Those that are not so yet.</summary>
    /// <param name="now">How the clips are; those that are gone are not among them.</param>
    public static IReadOnlyList<ClipId> ToChange(BulkEditPart part, IReadOnlyDictionary<ClipId, int> now) => part.Change.Kind == BulkEditKind.Purge
        ? [.. now.Where(clip => clip.Value == 1).Select(clip => clip.Key)]
        : [.. now.Where(clip => clip.Value != TargetOf(part.Change)).Select(clip => clip.Key)];

    /// <summary>Those that were otherwise before and are still as the change has made them, by how they were.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<ClipId>> ToRestore(BulkEditPart part, IReadOnlyDictionary<ClipId, int> now) =>
        Changed(part, now).GroupBy(clip => part.Before[clip]).ToDictionary(group => group.Key, IReadOnlyList<ClipId> (group) => [.. group]);

    /// <summary>How many are otherwise than before, as the change has made them.</summary>
    public static int CountChanged(BulkEditPart part, IReadOnlyDictionary<ClipId, int> now) =>
        part.Change.Kind == BulkEditKind.Purge ? part.Before.Keys.Count(clip => !now.ContainsKey(clip)) : Changed(part, now).Count();

    private static IEnumerable<ClipId> Changed(BulkEditPart part, IReadOnlyDictionary<ClipId, int> now)
    {
        var target = TargetOf(part.Change);
        return now.Where(clip => clip.Value == target && part.Before.TryGetValue(clip.Key, out var before) && before != target).Select(clip => clip.Key);
    }

    private static int TargetOf(BulkChange change) => change.Kind == BulkEditKind.Tag ? 1 : change.Value;
}
