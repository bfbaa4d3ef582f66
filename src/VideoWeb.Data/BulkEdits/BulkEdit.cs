using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.BulkEdits;

/// <summary>A change of many clips. One of a later millisecond is greater.</summary>
public readonly record struct BulkEditId(Guid Value) : IEntityId<BulkEditId>
{
    public static BulkEditId From(Guid value) => new(value);

    public static BulkEditId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(BulkEditId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>What is changed of each clip. Stored by name.</summary>
public enum BulkEditKind
{
    /// <summary>1 for a favourite, 0 for none.</summary>
    Favourite,

    /// <summary>0 to <see cref="ClipStore.MaxRating"/> stars.</summary>
    Rating,

    /// <summary>A <see cref="ClipVerdict"/>.</summary>
    Verdict,

    /// <summary>A tag is put upon it.</summary>
    Tag,

    /// <summary>1 puts it into the trash, 0 takes it out again.</summary>
    Trash,

    /// <summary>What lies in the trash is removed for good. Cannot be taken back.</summary>
    Purge,

    /// <summary>1 makes it private to its maker, 0 shows it to the whole workspace.</summary>
    Visibility,
}

/// <summary>Where a change of many clips is. Stored by name.</summary>
public enum BulkEditState
{
    Running,
    Done,

    /// <summary>By a person, or because it was refused: what was changed by then stays so.</summary>
    Stopped,
    Undoing,
    Undone,
}

/// <summary>One thing that is done to many clips.</summary>
/// <param name="Value">What <see cref="BulkEditKind"/> says; 0 where it says nothing.</param>
/// <param name="Tag">The name of the tag; null but for <see cref="BulkEditKind.Tag"/>.</param>
public sealed record BulkChange(BulkEditKind Kind, int Value = 0, string? Tag = null)
{
    public bool CanBeUndone => Kind != BulkEditKind.Purge;

    /// <exception cref="ArgumentException">There is no such change.</exception>
    internal void Check()
    {
        var most = Kind switch
        {
            BulkEditKind.Favourite or BulkEditKind.Trash or BulkEditKind.Visibility => 1,
            BulkEditKind.Rating => ClipStore.MaxRating,
            BulkEditKind.Verdict => (int)Enum.GetValues<ClipVerdict>().Max(),
            BulkEditKind.Tag or BulkEditKind.Purge => 0,
            _ => -1,
        };
        if (Value < 0 || Value > most || (Kind == BulkEditKind.Tag) != (Tag is not null)) { throw new ArgumentException("There is no such change."); }
    }
}

/// <summary>A change of many clips, and how far it is.</summary>
/// <param name="Total">How many clips it is meant for.</param>
/// <param name="Looked">How many of them have been looked at, or while it is taken back are still to be.</param>
/// <param name="Changed">How many were changed by it: the others were so before, or are not the person's to change.</param>
/// <param name="Refusal">Why it was stopped; null where a person did it.</param>
public sealed record BulkEdit(BulkEditId Id, BulkChange Change, BulkEditState State, int Total, int Looked, int Changed, Message? Refusal)
{
    public bool IsRunning => State is BulkEditState.Running or BulkEditState.Undoing;

    public bool CanBeUndone => Change.CanBeUndone && Changed > 0 && State is BulkEditState.Done or BulkEditState.Stopped;
}

/// <summary>What became of a wish to change many clips.</summary>
public abstract record BulkEditResult
{
    private BulkEditResult() { }

    public sealed record Kept(BulkEdit Edit) : BulkEditResult;

    public sealed record Rejected(Message Message) : BulkEditResult;
}
