using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tags;

/// <summary>The tags of a workspace: how many clips have each, and what becomes of them.</summary>
public sealed partial class TagsPage
{
    // A circuit keeps what it shows; the others are found by a word.
    private const int MostShown = 200;

    private IReadOnlyList<TagUse>? _tags;
    private WorkspaceId? _shown;
    private TagId? _changing;
    private string? _search;

    [Inject] private TagStore Tags { get; set; } = default!;
    [Inject] private ClipCommands Commands { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    private IReadOnlyList<TagUse> Found =>
        [.. (_tags ?? []).Where(use => string.IsNullOrWhiteSpace(_search) || use.Tag.Name.Contains(_search.Trim(), StringComparison.CurrentCultureIgnoreCase))];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Context.Membership.Id) { return; }

        (_shown, _tags, _changing, Message) = (Context.Membership.Id, null, null, null);
        ChangeSubject();
        await LoadAsync();
    }

    private IReadOnlyList<TagUse> Others(TagUse use) => [.. (_tags ?? []).Where(other => other.Tag.Id != use.Tag.Id)];

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var tags = await Tags.ListAsync(Context.Actor, token);
        return () => _tags = tags;
    });

    private Task ChangeAsync(TagId tag, string name, TagColor color) => RunAsync(kept => Texts[TagText.TagChanged, ("name", kept.Name)], token => Commands.ChangeTagAsync(Context.Actor, tag, name, color, token));

    private Task MergeAsync(TagId tag, TagId into) => RunAsync(kept => Texts[TagText.TagsMerged, ("name", kept.Name)], token => Commands.MergeTagsAsync(Context.Actor, tag, into, token));

    private Task RemoveAsync(TagId tag) => RunAsync(removed => Texts[TagText.TagRemoved, ("name", removed.Name)], token => Commands.RemoveTagAsync(Context.Actor, tag, token));

    private Task RunAsync(Func<Tag, string> say, Func<CancellationToken, Task<TagClipsResult>> command) => RunAsync(async token =>
    {
        switch (await command(token))
        {
            case TagClipsResult.Changed changed:
                (_changing, Message) = (null, new(Tone.Success, say(changed.Tag)));
                break;
            case TagClipsResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }

        await LoadAsync();
    });
}
