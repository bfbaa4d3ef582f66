namespace VideoWeb.Data.Workspaces;

/// <summary>How an attempt to invite ended.</summary>
public abstract record InvitationOutcome
{
    private InvitationOutcome() { }

    public sealed record Created(NewInvitation Invitation) : InvitationOutcome;

    /// <param name="Sentence">For the user.</param>
    public sealed record NotAllowed(string Sentence) : InvitationOutcome;
}
