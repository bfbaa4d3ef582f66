namespace VideoWeb.Components.Comments;

/// <summary>The texts of <c>Resources/Components/Comments/CommentText.{language}.resx</c>.</summary>
public enum CommentText
{
    Approved,
    Comments,
    DeleteQuestion,
    DeleteThreadQuestion,
    GoTo,
    MarkOf,
    Members,
    MentionHelp,
    MentionsOfMe,
    OpenAgain,
    OpenComments,
    Rejected,
    Reply,
    Resolve,
    ResolvedCount,
    Send,
    SendHint,
    TakeMoment,
    Time,
    TimeHelp,
    Visitor,
    VisitorOf,
    VisitorsVerdicts,
    WhenEdited,
    WholeClip,
    WriteComment,
    YourComment,
    YourReply,
}
