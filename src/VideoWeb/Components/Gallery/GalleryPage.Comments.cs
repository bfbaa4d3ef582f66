using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Comments;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that shows what is said of the clip that is open.</summary>
public sealed partial class GalleryPage
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
        if (_open is not { Card.Id: var clip }) { return; }

        press.Note(await CommentCommands.ApplyAsync(Context.Actor, clip, press.Wish, token));
        // Whoever pressed sees it at once, and not when the feed has told it.
        ShowTalk(clip, await Comments.ListAsync(Context.Actor, clip, token));
    });

    /// <summary>What is said of the clip that is open, where it is among the changed ones.</summary>
    private async Task<Action> ReadTalkAsync(IReadOnlyCollection<ClipId> changed, CancellationToken token)
    {
        if (_open is not { Card.Id: var clip } || !changed.Contains(clip)) { return () => { }; }

        var talk = await Comments.ListAsync(Context.Actor, clip, token);
        return () => ShowTalk(clip, talk);
    }

    private void ShowTalk(ClipId clip, ClipTalk talk)
    {
        if (_open?.Card.Id == clip) { _talk = talk; }
    }
}
