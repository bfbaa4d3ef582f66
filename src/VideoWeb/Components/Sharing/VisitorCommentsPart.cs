using VideoWeb.Data.Comments;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Sharing;

/// <summary>A visitor who has said something.</summary>
/// <param name="Id">By which their browser is known again.</param>
/// <param name="Name">As they call themselves.</param>
public sealed record ShareVisitor(Guid Id, string Name);

/// <summary>What visitors say of a clip, and the form for it.</summary>
/// <param name="Said">What came by this link.</param>
/// <param name="Visitor">Null for whoever has said nothing yet.</param>
public sealed record VisitorCommentsPart(VisitorTalk Said, ShareVisitor? Visitor)
{
    /// <summary>What was sent has been kept.</summary>
    public bool IsKept { get; init; }

    /// <summary>Why what was sent has not been kept; null when nothing stood in its way.</summary>
    public Message? Refusal { get; init; }

    /// <summary>What was sent, where it has not been kept.</summary>
    public VisitorInput? Words { get; init; }
}

/// <summary>What a visitor has sent.</summary>
/// <param name="Time">As it was typed.</param>
/// <param name="Verdict">Null where the button of the comment was pressed.</param>
public sealed record VisitorInput(string Name, string Text, string Time, VisitorVerdict? Verdict)
{
    public bool HasComment => Text.Length > 0 || Verdict is null;
}
