using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>That a provider has called back for an attempt.</summary>
/// <param name="RemoteId">As the callback told it, which proves nothing; null when it told none.</param>
public sealed record CallbackNote(int Attempt, DateTimeOffset FirstAt, DateTimeOffset LastAt, RemoteTaskId? RemoteId);
