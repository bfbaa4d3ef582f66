using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;

namespace VideoWeb.Components.Comments;

/// <summary>What is said of a clip, and the ways to say something.</summary>
public sealed partial class ClipComments
{
    // What is typed in them outlives a pause of the page.
    private const string NewId = "comment-new";
    private const string ReplyId = "comment-reply";
    private const string ChangeId = "comment-change";

    private ElementReference _button;
    private ClipId _shown;
    private FormPlace? _form;
    private CommentId? _asking;
    private CommentCommand? _last;
    private bool _isFocusDue;

    [CascadingParameter] private UserClock? Clock { get; set; }

    [Parameter, EditorRequired] public ClipId Clip { get; set; }

    [Parameter, EditorRequired] public ClipTalk Talk { get; set; } = ClipTalk.Empty;

    /// <summary>Of the members; they are read when a form opens.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Names { get; set; } = [];

    [Parameter, EditorRequired] public bool CanWrite { get; set; }

    [Parameter, EditorRequired] public bool IsBusy { get; set; }

    /// <summary>A form opens, which needs the names.</summary>
    [Parameter] public EventCallback OnBegin { get; set; }

    [Parameter] public EventCallback<CommentCommand> OnPress { get; set; }

    private List<CommentThread> Open => [.. Talk.Threads.Where(thread => !thread.Comment.IsResolved)];

    private List<CommentThread> Resolved => [.. Talk.Threads.Where(thread => thread.Comment.IsResolved)];

    private string? Refusal => _last?.Refusal is { } message ? Texts.Format(message) : null;

    protected override void OnParametersSet()
    {
        if (_shown != Clip) { (_shown, _form, _asking, _last) = (Clip, null, null, null); }
        // What is answered or changed may be gone.
        if (_form is { IsNew: false } form && Talk.Threads.All(thread => thread.Comment.Id != form.Place && thread.Replies.All(reply => reply.Id != form.Place))) { _form = null; }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isFocusDue || !CanWrite || _form is not null) { return; }

        _isFocusDue = false;
        await _button.FocusAsync();
    }

    private Task HearAsync(ClipVerbEventArgs told)
    {
        if (!CanWrite || IsBusy || !CommentId.TryParse(told.Clip, out var comment)) { return Task.CompletedTask; }

        switch (told.Verb)
        {
            case "comment-reply":
                return BeginAsync(new(comment, null));
            case "comment-edit":
                return BeginAsync(new(null, comment));
            case "comment-delete":
                (_asking, _last) = (comment, null);
                return Task.CompletedTask;
            case "comment-keep":
                _asking = null;
                return Task.CompletedTask;
            case "comment-delete-now":
                _asking = null;
                return DoAsync(new CommentWish.Delete(comment));
            case "comment-resolve" or "comment-open":
                return DoAsync(new CommentWish.Resolve(comment, told.Verb == "comment-resolve"));
            default:
                return Task.CompletedTask;
        }
    }

    private async Task BeginAsync(FormPlace place)
    {
        (_form, _asking, _last) = (place, null, null);
        await OnBegin.InvokeAsync();
    }

    private void Close() => (_form, _last, _isFocusDue) = (null, null, true);

    private Task SendAsync((string Text, TimeSpan? At) said) => _form is not { } form
        ? Task.CompletedTask
        : DoAsync(form.Changed is { } changed ? new CommentWish.Edit(changed, said.Text, said.At) : new CommentWish.Write(said.Text, said.At, form.Answered));

    private async Task DoAsync(CommentWish wish)
    {
        var (press, form) = (new CommentCommand(wish), _form);
        await OnPress.InvokeAsync(press);
        _last = press;
        // Meanwhile another clip may be shown, or another form.
        if (press.IsDone && wish is CommentWish.Write or CommentWish.Edit && ReferenceEquals(form, _form)) { Close(); }
    }

    /// <summary>Where a form stands: at the end, beneath a comment that it answers, or in place of one that it changes.</summary>
    private sealed record FormPlace(CommentId? Answered, CommentId? Changed)
    {
        public bool IsNew => Answered is null && Changed is null;

        public CommentId? Place => Answered ?? Changed;
    }
}
