using VideoWeb.Data.Clips;

namespace VideoWeb.Engine.Archive;

/// <summary>How copying a result ended.</summary>
internal abstract record CollectedResult
{
    private CollectedResult() { }

    /// <summary>All files have their names and are on the disk itself.</summary>
    public sealed record Collected(IReadOnlyList<AssetRow> Assets) : CollectedResult;

    /// <summary>The clip's address does not work any more.</summary>
    public sealed record Expired : CollectedResult;

    /// <param name="Sentence">What went wrong with the clip.</param>
    /// <param name="MayRetry">False when another try, also with a fresh address, cannot do better.</param>
    public sealed record Failed(string Sentence, bool MayRetry) : CollectedResult;
}
