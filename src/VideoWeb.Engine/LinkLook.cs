using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>What a look at an address told.</summary>
/// <param name="Kind">Null when it could not be seen from here, which is no reason against it.</param>
/// <param name="Facts">Null likewise.</param>
/// <param name="Problem">A sentence when the address must not be used.</param>
public sealed record LinkLook(MediaKind? Kind, MediaFacts? Facts, Message? Problem);
