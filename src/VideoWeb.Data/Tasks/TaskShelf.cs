namespace VideoWeb.Data.Tasks;

/// <summary>Which list a task stands in; follows its state. A column, so that one index serves each list without reading the others' rows.</summary>
internal enum TaskShelf
{
    /// <summary>The engine still works on it.</summary>
    Open,
    /// <summary>Archived with a clip: the gallery.</summary>
    Clip,
    /// <summary>Waits for a person: nobody knows whether it was accepted, or work on it broke off again and again.</summary>
    Doubt,
    /// <summary>Ended without one.</summary>
    Ended,
}
