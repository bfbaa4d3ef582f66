namespace VideoWeb.Sandbox.Journal;

internal enum JournalEvent
{
    Created,
    Cancelled,
    Deleted,
    Announced,
}
