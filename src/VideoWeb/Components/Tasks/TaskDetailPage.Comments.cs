using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Comments;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that shows what is said of the clip.</summary>
public sealed partial class TaskDetailPage
{
    private ClipTalk _talk = ClipTalk.Empty;

    // Of whoever may be mentioned; read when somebody begins to write.
    private IReadOnlyList<string> _memberNames = [];

    [Inject] private CommentStore Comments { get; set; } = default!;
    [Inject] private CommentCommands CommentCommands { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;

    private Task BeginCommentAsync() => RunAsync(async token =>
        _memberNames = [.. (await Workspaces.ListMembersAsync(Context.Actor, token)).Select(member => member.Name.Value).OfType<string>().Distinct()]);

    private Task CommentAsync(CommentCommand press) => RunAsync(async token =>
    {
        press.Note(await CommentCommands.ApplyAsync(Context.Actor, ClipId.Of(_task), press.Wish, token));
        // Whoever pressed sees it at once, and not when the feed has told it.
        await LoadAsync();
    });
}
