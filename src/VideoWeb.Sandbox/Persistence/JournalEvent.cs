namespace VideoWeb.Sandbox.Persistence;

internal enum JournalEvent
{
    Created,
    Cancelled,
    Deleted,
    Announced,
}
