namespace VideoWeb.Data.Clips;

/// <summary>What clips can have in common.</summary>
public enum ClipTrait
{
    /// <summary>The words of the prompt, whatever their case and the blanks between them.</summary>
    Prompt,

    /// <summary>Whichever model it was given to.</summary>
    Seed,

    /// <summary>The files and addresses that they were made from, in their order.</summary>
    Inputs,

    /// <summary>Every byte of the clip's own file.</summary>
    File,
}

/// <summary>All others that have something in common with a clip.</summary>
public sealed record SimilarTo(ClipId Clip, ClipTrait Trait);

/// <summary>How many others, none of which lies in the trash, have something in common with a clip.</summary>
/// <param name="Count">1 to <see cref="GalleryStore.MostCounted"/>.</param>
/// <param name="HasMore">There are more than were counted.</param>
public sealed record SimilarCount(ClipTrait Trait, int Count, bool HasMore);
