using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Settlement;

/// <summary>Looks for a lost task in its provider's list. Pure. In doubt it finds nothing: a person can still choose, and a wrong find would show somebody else's clip.</summary>
internal static class ListSearch
{
    /// <param name="sought">The lost task.</param>
    /// <param name="listed">The provider's tasks, in any order.</param>
    /// <param name="known">Ids that are other tasks' already.</param>
    /// <param name="hasRivals">Another task of this connection is lost too, so that likeness alone proves nothing.</param>
    public static FoundTask? Find(SoughtTask sought, IReadOnlyList<ListedTask> listed, IReadOnlySet<RemoteTaskId> known, bool hasRivals)
    {
        var free = listed.Where(task => !known.Contains(task.Id)).DistinctBy(task => task.Id).ToList();
        if (sought.Marker is { } marker)
        {
            var marked = free.Where(task => task.PromptOrMarker == marker).ToList();
            if (marked.Count > 0) { return marked is [var own] ? new FoundTask(own.Id, Message.Of(MessageCode.MarkInList)) : null; }
        }

        if (hasRivals || sought.Model is null) { return null; }

        return free.Where(task => IsLike(sought, task)).ToList() is [var only] && !sought.OtherSends.Any(other => other.From <= only.CreatedAt && only.CreatedAt <= other.To)
            ? new FoundTask(only.Id, Message.Of(MessageCode.LikenessInList))
            : null;
    }

    private static bool IsLike(SoughtTask sought, ListedTask task)
    {
        if (task.Model != sought.Model || task.CreatedAt is not { } made || made < sought.From || made > sought.To) { return false; }

        // A list that shows neither prompt nor mark leaves model and time; one that shows something else shows another task.
        return string.IsNullOrEmpty(task.PromptOrMarker) || sought.Texts.Contains(task.PromptOrMarker);
    }
}
