namespace VideoWeb.Components.Gallery;

/// <summary>The texts of <c>Resources/Components/Gallery/SetText.{language}.resx</c>.</summary>
public enum SetText
{
    CompareHelp,
    KeepBest,
    KeepBestHint,
    KeepBestKey,
    KeptBest,
    NothingChanged,
    OneSet,
    OpenSet,
    StackCount,
    StackCountAtLeast,
    StackSets,
    StackSetsHelp,
    UndoKept,
}
