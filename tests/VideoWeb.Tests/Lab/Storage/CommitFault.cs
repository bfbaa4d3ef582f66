namespace VideoWeb.Tests.Lab.Storage;

/// <summary>Which commits of one task break off.</summary>
/// <param name="Event">The kind of the event that the commit writes.</param>
/// <param name="IsDone">Whether the database has committed by then, so that only its answer is lost.</param>
/// <param name="Times">How many in a row.</param>
public sealed record CommitFault(string Event, bool IsDone, int Times);
