namespace VideoWeb.Tests.Lab.Storm;

/// <summary>An attempt that knows callbacks.</summary>
/// <param name="Token">The end of its callback address.</param>
/// <param name="RemoteId">What its provider calls it; null when nobody here knows.</param>
public sealed record StormTarget(string Token, string? RemoteId);
