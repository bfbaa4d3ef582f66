using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>An input in order but for one rule.</summary>
/// <param name="Rule">Which one, such as <c>duration: above the range</c>.</param>
/// <param name="Input">What the check is asked.</param>
/// <param name="Sent">What goes on the wire; it differs where the rule is about modes, which a dialect cannot mix by itself.</param>
/// <param name="IsOnThePage">The provider refuses it too. False for what a request does not show (facts of a file) and for care of our own.</param>
internal sealed record Violation(string Rule, GenerationInput Input, GenerationInput Sent, bool IsOnThePage);
