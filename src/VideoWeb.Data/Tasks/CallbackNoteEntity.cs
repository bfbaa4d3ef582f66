namespace VideoWeb.Data.Tasks;

/// <summary>That a provider has knocked for an attempt. One row an attempt, however often it knocks.</summary>
internal sealed class CallbackNoteEntity
{
    public TaskId TaskId { get; init; }

    public int Attempt { get; init; }

    public DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset LastAt { get; set; }

    /// <summary>The task's id as the callback told it: a claim that the provider must confirm. Null when it told none.</summary>
    public string? RemoteId { get; set; }
}
