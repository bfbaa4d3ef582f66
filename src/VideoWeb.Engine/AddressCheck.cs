using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>What is to be said of an address that somebody typed.</summary>
/// <param name="Address">The address without a trailing slash; null when it cannot be used.</param>
/// <param name="Problem">A sentence: what is wrong and what to do; null when it can be used.</param>
public sealed record AddressCheck(Uri? Address, Message? Problem);
