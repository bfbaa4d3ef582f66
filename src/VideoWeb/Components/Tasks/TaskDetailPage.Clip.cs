using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compare;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that judges the clip, names it and puts tags upon it.</summary>
public sealed partial class TaskDetailPage
{
    // Null while there is none, and where it is gone.
    private ClipDetail? _clip;

    // What is offered while a tag is being put upon it; null while none is.
    private IReadOnlyList<TagUse>? _knownTags;

    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private ClipCommands ClipCommands { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;
    [Inject] private TagStore Tags { get; set; } = default!;

    private Task PressAsync(ClipCommand press)
    {
        if (press.Verb == ClipVerb.Compare) { return CompareAsync(press.Clip); }
        // Who has become a viewer may still show what only they see.
        if ((press.Verb != ClipVerb.MakeShared && !Context.Membership.Role.CanSpend()) || _clip is not { Card: var card } || card.Id != press.Clip) { return Task.CompletedTask; }
        if (press.JudgementOf(card) is { } judgement) { return ChangeClipAsync(async token => Refusal(await ClipCommands.JudgeAsync(Context.Actor, [card.Id], judgement, token))); }

        return press.Verb switch
        {
            ClipVerb.Tag => BeginTaggingAsync(),
            ClipVerb.Board => BeginBoardsAsync(),
            ClipVerb.MakePrivate or ClipVerb.MakeShared => ChangeClipAsync(async token => Refusal(await ClipCommands.SetPrivateAsync(Context.Actor, [card.Id], press.Verb == ClipVerb.MakePrivate, token))),
            ClipVerb.Delete => ChangeClipAsync(async token => Refusal(await ClipCommands.SetTrashedAsync(Context.Actor, [card.Id], !card.IsTrashed, token))),
            _ => Task.CompletedTask,
        };
    }

    private Task CompareAsync(ClipId clip) => RunAsync(async token =>
    {
        var choice = CompareChoice.OfSet(clip, await Gallery.ListSetAsync(Context.Actor, clip, token), Texts);
        if (choice.Note is { } note) { Toasts.Show(new(note)); }
        if (choice.Query is { } query) { Navigation.NavigateTo(query.Address(Slug)); }
    });

    private Task BeginTaggingAsync() => RunAsync(async token => _knownTags = await Tags.ListAsync(Context.Actor, token));

    private Task TagAsync(string name) => ChangeClipAsync(async token =>
    {
        var refusal = Refusal(await ClipCommands.TagAsync(Context.Actor, [ClipId.Of(_task)], name, token));
        if (refusal is null) { _knownTags = null; }
        return refusal;
    });

    private Task UntagAsync(TagId tag) => ChangeClipAsync(async token => Refusal(await ClipCommands.UntagAsync(Context.Actor, [ClipId.Of(_task)], tag, token)));

    private Task NameAsync(string title) => ChangeClipAsync(async token => Refusal(await ClipCommands.NameAsync(Context.Actor, ClipId.Of(_task), title, token)));

    /// <param name="change">Answers with what stood in its way; null for nothing.</param>
    private Task ChangeClipAsync(Func<CancellationToken, Task<Message?>> change) => RunAsync(async token =>
    {
        Message = await change(token) is { } refusal ? new(Tone.Warning, Texts.Format(refusal)) : null;
        // Whoever pressed sees it at once, and not when the feed has told it.
        await LoadAsync();
    });

    private static Message? Refusal(ChangeClipsResult result) => (result as ChangeClipsResult.Rejected)?.Message;

    private static Message? Refusal(TagClipsResult result) => (result as TagClipsResult.Rejected)?.Message;
}
