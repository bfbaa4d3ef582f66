namespace VideoWeb.Data.Workspaces;

/// <summary>How the removal of a user's data ended.</summary>
public abstract record UserDeletion
{
    private UserDeletion() { }

    /// <param name="Files">Media files that no row names any more, relative to the media folder; the caller deletes them.</param>
    public sealed record Deleted(IReadOnlyList<string> Files) : UserDeletion;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Sentence">For the user.</param>
    public sealed record Refused(string Sentence) : UserDeletion;
}
