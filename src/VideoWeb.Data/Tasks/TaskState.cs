using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Tasks;

/// <summary>Where a task stands. Stored by name.</summary>
public enum TaskState
{
    /// <summary>Saved; not one byte of it has been sent.</summary>
    Ready,
    /// <summary>A send may be in flight. After a crash this becomes <see cref="Unknown"/>.</summary>
    Sending,
    /// <summary>The provider has it and named it.</summary>
    Accepted,
    /// <summary>The result is known and is being copied.</summary>
    Succeeded,
    /// <summary>The clip is on our disk.</summary>
    Archived,
    Refused,
    Failed,
    Cancelled,
    Expired,
    /// <summary>It may have been accepted and charged; nobody knows. A person or a proof settles it.</summary>
    Unknown,
    /// <summary>It was made, but its file could not be had.</summary>
    ArchiveLost,
}

/// <summary>What the states mean.</summary>
public static class TaskStateRules
{
    /// <summary>The engine still has work with it: it is loaded at start and counts as running.</summary>
    public static bool IsOpen(this TaskState state) =>
        state is TaskState.Ready or TaskState.Sending or TaskState.Accepted or TaskState.Succeeded;

    /// <summary>It has ended, and what became of it is known: it can be hidden.</summary>
    public static bool IsSettled(this TaskState state) => !state.IsOpen() && state != TaskState.Unknown;

    /// <summary>It has ended at the provider without a clip, so that its request can be sent anew as another task.</summary>
    public static bool HasEndedWithoutClip(this TaskState state) =>
        state is TaskState.Refused or TaskState.Failed or TaskState.Cancelled or TaskState.Expired;
}

/// <summary>Which list a task stands in; follows its state. A column, so that one index serves each list without reading the others' rows.</summary>
internal enum TaskCategory
{
    /// <summary>The engine still works on it.</summary>
    Open,
    /// <summary>Archived with a clip: the gallery.</summary>
    Clip,
    /// <summary>Waits for a person: nobody knows whether it was accepted, its provider is not understood, or work on it broke off again and again.</summary>
    NeedsReview,
    /// <summary>Ended without one.</summary>
    Ended,
}

/// <summary>By name, but for one that databases know by an older name, also in the filter of an index.</summary>
internal sealed class TaskCategoryConverter() : ValueConverter<TaskCategory, string>(category => Write(category), text => Read(text))
{
    private const string NeedsReview = "Doubt";

    public static string Write(TaskCategory category) => category == TaskCategory.NeedsReview ? NeedsReview : category.ToString();

    private static TaskCategory Read(string text) => text == NeedsReview ? TaskCategory.NeedsReview : Enum.Parse<TaskCategory>(text);
}
