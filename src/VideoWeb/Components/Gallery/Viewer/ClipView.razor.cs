using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery.Filters;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Gallery.Viewer;

/// <summary>A task large, with its clip once it has one.</summary>
public sealed partial class ClipView
{
    /// <summary>Null for a clip that no task has made.</summary>
    [Parameter, EditorRequired] public TaskView? View { get; set; }

    /// <summary>What the team says of the clip; null while there is none, and where it is gone.</summary>
    [Parameter, EditorRequired] public ClipDetail? Clip { get; set; }

    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    [Parameter, EditorRequired] public bool CanSpend { get; set; }

    /// <summary>Whose own clip can be made private.</summary>
    [Parameter] public UserId Reader { get; set; }

    [Parameter] public bool IsBusy { get; set; }

    /// <summary>It fills the window, and not a page that has a title of its own.</summary>
    [Parameter] public bool IsWhole { get; set; }

    /// <summary>Something keeps the task from being sent.</summary>
    [Parameter] public bool IsHeld { get; set; }

    /// <summary>Upon the stage: the ways to other clips.</summary>
    [Parameter] public RenderFragment? Steps { get; set; }

    /// <summary>Above everything beside the stage.</summary>
    [Parameter] public RenderFragment? Head { get; set; }

    /// <summary>What else can be done, behind what is done with every clip.</summary>
    [Parameter] public RenderFragment? Actions { get; set; }

    /// <summary>What came of it.</summary>
    [Parameter] public RenderFragment? Outcome { get; set; }

    /// <summary>The boards that the clip is on, beside its tags.</summary>
    [Parameter] public RenderFragment? Boards { get; set; }

    /// <summary>What is said of the clip.</summary>
    [Parameter] public RenderFragment? Comments { get; set; }

    /// <summary>Where in the clip something is said of it, along the clip.</summary>
    [Parameter] public MarkupString? Marks { get; set; }

    /// <summary>Below everything beside the stage.</summary>
    [Parameter] public RenderFragment? Further { get; set; }

    /// <summary>Judging and deleting; what the keys mean comes as the event "clipverb".</summary>
    [Parameter] public EventCallback<ClipCommand> OnPress { get; set; }

    /// <summary>Those of the workspace while a tag is being added; null otherwise.</summary>
    [Parameter] public IReadOnlyList<TagUse>? KnownTags { get; set; }

    [Parameter] public EventCallback OnTagging { get; set; }

    [Parameter] public EventCallback<string> OnTag { get; set; }

    [Parameter] public EventCallback<TagId> OnUntag { get; set; }

    [Parameter] public EventCallback<string> OnName { get; set; }

    private TaskRow? Row => View?.Row;

    private ClipCard? Card => Clip?.Card;

    private bool IsMp4 => Clip?.File is { ContentType: "video/mp4" };

    private ClipId ActedOn => Card?.Id ?? ClipId.Of(Row!.Id);

    private string Prompt => Card?.Prompt ?? Row?.Prompt ?? "";

    private AssetId? File => Row is { } row ? row.Clip : Card?.Clip;

    private AssetId? Poster => Row is { } row ? row.Poster : Card?.Poster;

    private decimal AspectRatio => Row?.AspectRatio ?? Card?.AspectRatio ?? 0;

    private string AddressOf(ClipTrait trait) => new GalleryQuery().With(ClipChoices.None.With(ClipChoices.Similar, ClipChoices.Write(new(Clip!.Card.Id, trait)))).Address(Slug);

    private string SameAs(SimilarCount same)
    {
        var name = ClipFacetLabels.NameOf(same.Trait, Texts);
        return $"{name} {(same.HasMore ? Texts[GalleryText.AtLeast, ("count", new MessageArgument.Count(same.Count))] : same.Count.ToString("N0", CultureInfo.CurrentCulture))}";
    }

    private Task PressAsync(ClipVerbEventArgs told) =>
        ClipCommand.Read(told) is { Verb: not (ClipVerb.Select or ClipVerb.SelectTo or ClipVerb.SelectMany) } press ? OnPress.InvokeAsync(press) : Task.CompletedTask;
}
