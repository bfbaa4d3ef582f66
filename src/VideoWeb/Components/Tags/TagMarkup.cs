using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Tags;

/// <summary>A tag as it stands wherever one is shown: a dot in its colour, and its name, which leads to the clips that have it. Markup, as lists repeat it.</summary>
public static class TagMarkup
{
    public static MarkupString Of(Tag tag, string slug) =>
        Html.Of($"""<a class="tag" href="{GalleryQuery.Of(tag.Id).Address(slug)}">{DotOf(tag)}</a>""");

    /// <summary>The dot and the name alone.</summary>
    public static MarkupString DotOf(Tag tag) =>
        Html.Of($"""<span class="tag-dot tag-{tag.Color.ToString().ToLowerInvariant()}" aria-hidden="true"></span><span class="tag-name" dir="auto">{tag.Name}</span>""");

    /// <summary>The colour's name to the reader.</summary>
    public static string NameOf(TagColor color, MessageFormatter texts) => texts[color switch
    {
        TagColor.Red => TagText.Red,
        TagColor.Amber => TagText.Amber,
        TagColor.Green => TagText.Green,
        TagColor.Teal => TagText.Teal,
        TagColor.Blue => TagText.Blue,
        TagColor.Violet => TagText.Violet,
        TagColor.Pink => TagText.Pink,
        _ => TagText.Gray,
    }];
}
