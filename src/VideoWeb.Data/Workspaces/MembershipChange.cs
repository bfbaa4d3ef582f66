namespace VideoWeb.Data.Workspaces;

/// <summary>How a change of a workspace, its members or its invitations ended.</summary>
public abstract record MembershipChange
{
    private MembershipChange() { }

    public sealed record Done : MembershipChange;

    /// <param name="Sentence">For the user: what is not allowed and what to do.</param>
    public sealed record NotAllowed(string Sentence) : MembershipChange;

    /// <summary>There is no such member, invitation or workspace, or the asker is not in it.</summary>
    public sealed record NotFound : MembershipChange;
}
