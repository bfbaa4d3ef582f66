namespace VideoWeb.Providers.Catalog;

/// <summary>What a text must look like.</summary>
public enum TextFormat
{
    Plain,

    /// <summary>An absolute http or https address.</summary>
    Url,

    /// <summary>Letters, digits and <c>._:/-</c>, without spaces: a model's name or an identifier.</summary>
    Identifier,
}
