namespace VideoWeb.Data.Entities;

/// <summary>Which list a task stands in; follows its state. A column, so that one index serves each list without reading the others' rows.</summary>
internal enum TaskShelf
{
    /// <summary>The engine still works on it.</summary>
    Open,
    /// <summary>Archived with a clip: the gallery.</summary>
    Clip,
    /// <summary>Ended without one.</summary>
    Ended,
}
