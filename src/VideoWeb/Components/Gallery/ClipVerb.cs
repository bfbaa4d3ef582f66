using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery.Grid;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>What a person can do with a clip by a key or a small button.</summary>
public enum ClipVerb
{
    Select,
    /// <summary>All from the clip that was selected last.</summary>
    SelectTo,
    /// <summary>All over which a rectangle was drawn: <see cref="ClipCommand.Clips"/>.</summary>
    SelectMany,
    Favourite,
    Rate,
    Pick,
    Reject,
    /// <summary>Picks it and rejects the others that were made by the same click.</summary>
    KeepBest,
    /// <summary>Asks for the name of a tag.</summary>
    Tag,
    /// <summary>Asks for boards.</summary>
    Board,
    MoveFirst,
    MoveEarlier,
    MoveLater,
    MoveLast,
    /// <summary>Before <see cref="ClipCommand.Beside"/>.</summary>
    MoveBefore,
    MoveAfter,
    /// <summary>Has it stand for the board that is shown.</summary>
    UseAsCover,
    /// <summary>Asks for what a link is to show.</summary>
    Share,
    /// <summary>Asks for which files.</summary>
    Download,
    /// <summary>With the others that are selected, or that were made together with it.</summary>
    Compare,
    /// <summary>Nobody but its maker is to see it.</summary>
    MakePrivate,
    /// <summary>The whole workspace is to see it.</summary>
    MakeShared,
    /// <summary>Into the trash, or out of it.</summary>
    Delete,
}

/// <summary>What was pressed at a clip: the scripts of the grid and of the viewer tell it. What comes from a browser may be anything.</summary>
public sealed class ClipVerbEventArgs : EventArgs
{
    public string? Clip { get; set; }

    /// <summary>The name of a <see cref="ClipVerb"/>, or a number of stars.</summary>
    public string? Verb { get; set; }

    /// <summary>What it was dropped beside, where it was.</summary>
    public string? Beside { get; set; }

    /// <summary>All that are meant, where there are several.</summary>
    public IReadOnlyList<string>? Clips { get; set; }
}

/// <summary>Which block stands in the middle of the view: clip-wall.js tells it. What comes from a browser may be anything.</summary>
public sealed class ClipSightEventArgs : EventArgs
{
    /// <summary>The block's key.</summary>
    public int Block { get; set; }

    /// <inheritdoc cref="RowMeasure"/>
    public double Width { get; set; }

    /// <inheritdoc cref="RowMeasure"/>
    public double Gap { get; set; }

    /// <summary>It is the first one, and the view has passed its beginning.</summary>
    public bool IsFront { get; set; }
}

/// <summary>Tells Razor of the events; circuit.js tells Blazor's script. Its name is Razor's rule.</summary>
[EventHandler("onclipverb", typeof(ClipVerbEventArgs))]
[EventHandler("onclipsight", typeof(ClipSightEventArgs))]
public static class EventHandlers;

/// <summary>A wish for a clip. Pure.</summary>
/// <param name="Stars">For <see cref="ClipVerb.Rate"/>: 0 to <see cref="ClipStore.MaxRating"/>.</param>
public sealed record ClipCommand(ClipId Clip, ClipVerb Verb, int Stars = 0)
{
    /// <summary>What it is to be moved beside.</summary>
    public ClipId Beside { get; init; }

    /// <summary>All that are meant by <see cref="ClipVerb.SelectMany"/>; at most <see cref="MaxClips"/>.</summary>
    public IReadOnlyList<ClipId> Clips { get; init; } = [];

    /// <summary>Of one rectangle.</summary>
    public const int MaxClips = 1_000;

    /// <summary>Null for what is none.</summary>
    public static ClipCommand? Read(ClipVerbEventArgs told)
    {
        if (!ClipId.TryParse(told.Clip, out var clip)) { return null; }
        if (int.TryParse(told.Verb, NumberStyles.None, CultureInfo.InvariantCulture, out var stars)) { return stars <= ClipStore.MaxRating ? new(clip, ClipVerb.Rate, stars) : null; }

        return told.Verb switch
        {
            "select" => new(clip, ClipVerb.Select),
            "selectTo" => new(clip, ClipVerb.SelectTo),
            "selectMany" => new(clip, ClipVerb.SelectMany) { Clips = [.. (told.Clips ?? []).Take(MaxClips).Select(text => ClipId.TryParse(text, out var id) ? id : (ClipId?)null).OfType<ClipId>()] },
            "favourite" => new(clip, ClipVerb.Favourite),
            "pick" => new(clip, ClipVerb.Pick),
            "reject" => new(clip, ClipVerb.Reject),
            "keep" => new(clip, ClipVerb.KeepBest),
            "tag" => new(clip, ClipVerb.Tag),
            "board" => new(clip, ClipVerb.Board),
            "first" => new(clip, ClipVerb.MoveFirst),
            "earlier" => new(clip, ClipVerb.MoveEarlier),
            "later" => new(clip, ClipVerb.MoveLater),
            "last" => new(clip, ClipVerb.MoveLast),
            "before" when ClipId.TryParse(told.Beside, out var beside) => new(clip, ClipVerb.MoveBefore) { Beside = beside },
            "after" when ClipId.TryParse(told.Beside, out var beside) => new(clip, ClipVerb.MoveAfter) { Beside = beside },
            "compare" => new(clip, ClipVerb.Compare),
            "delete" => new(clip, ClipVerb.Delete),
            _ => null,
        };
    }

    /// <summary>Where it puts the clip on its board; null when it is no such wish.</summary>
    public HandMove<ClipId>? Move => Verb switch
    {
        ClipVerb.MoveFirst => new(HandPlace.First),
        ClipVerb.MoveEarlier => new(HandPlace.Earlier),
        ClipVerb.MoveLater => new(HandPlace.Later),
        ClipVerb.MoveLast => new(HandPlace.Last),
        ClipVerb.MoveBefore => new(HandPlace.Before, Beside),
        ClipVerb.MoveAfter => new(HandPlace.After, Beside),
        _ => null,
    };

    /// <summary>What the wish says of the clip: a mark that it has already is taken away. Null when it is no judgement.</summary>
    public ClipJudgement? JudgementOf(ClipCard card) => Verb switch
    {
        ClipVerb.Favourite => new(IsFavourite: !card.IsFavourite),
        ClipVerb.Rate => new(Rating: Stars),
        ClipVerb.Pick => new(Verdict: card.Verdict == ClipVerdict.Picked ? ClipVerdict.None : ClipVerdict.Picked),
        ClipVerb.Reject => new(Verdict: card.Verdict == ClipVerdict.Rejected ? ClipVerdict.None : ClipVerdict.Rejected),
        _ => null,
    };
}
