namespace VideoWeb.Components.Gallery;

/// <summary>The texts of <c>Resources/Components/Gallery/SimilarText.{language}.resx</c>.</summary>
public enum SimilarText
{
    BestMatchFirst,
    MostUsedFirst,
    SameAs,
    SameFile,
    SameInputs,
    SamePrompt,
    SameSeed,
    SimilarClips,
}
