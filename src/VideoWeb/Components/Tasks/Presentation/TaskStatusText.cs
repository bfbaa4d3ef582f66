using VideoWeb.Components.Shared;

namespace VideoWeb.Components.Tasks.Presentation;

/// <summary>A task in the reader's words.</summary>
/// <param name="Tone">How it looks; never the only carrier of meaning.</param>
/// <param name="Headline">Two or three words.</param>
/// <param name="Message">What happened and what to do; null while there is nothing to say.</param>
/// <param name="Charge">Whether money was taken; null while the task is on its way, and when a finished clip's price is not known.</param>
/// <param name="ProviderWords">The provider's own text and code, to be folded beneath; null when it said nothing.</param>
public sealed record TaskStatusText(Tone Tone, string Headline, string? Message = null, string? Charge = null, string? ProviderWords = null);
