using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Boards;
using VideoWeb.Localization;

namespace VideoWeb.Components.Boards;

/// <summary>A board as it stands wherever one is shown. Markup, as lists repeat it.</summary>
internal static class BoardMarkup
{
    /// <summary>Its title, which leads to its clips.</summary>
    public static MarkupString Of(Board board, string slug) =>
        Html.Of($"""<a class="tag" href="{GalleryQuery.Of(board.Id).Address(slug)}">{IconShapes.Small["size-medium"]}<span class="tag-name" dir="auto">{board.Title}</span></a>""");

    /// <summary>With its cover and how many clips it has, on the page of all boards. What moves it knows it by its id.</summary>
    /// <param name="standIn">What is shown where it has no clip: of a board in it.</param>
    public static MarkupString CardOf(BoardCard card, BoardCover? standIn, string slug, MessageFormatter texts) => Html.Of(
        $"""
        <a class="board-link" id="board-{card.Board.Id.ToString()}" href="{GalleryQuery.Of(card.Board.Id).Address(slug)}" data-clip="{card.Board.Id.ToString()}" draggable="false">
            <span class="board-cover" aria-hidden="true">{CoverOf(card.Cover ?? standIn, slug)}</span>
            <span class="board-words"><span class="board-title" dir="auto">{card.Board.Title}</span><span class="count" data-count>{LockOf(card.Board, texts)}{texts[SharedText.ClipCount, ("count", new Providers.Messages.MessageArgument.Count(card.Clips))]}</span></span>
        </a>
        """);

    private static MarkupString? LockOf(Board board, MessageFormatter texts) => board.PrivateTo is null
        ? null
        : Html.Of($"""<span title="{texts[BoardText.OnlyYouSeeBoard]}"><span class="visually-hidden">{texts[BoardText.OnlyYouSeeBoard]}</span>{IconShapes.Small["lock"]}</span> """);

    private static MarkupString CoverOf(BoardCover? cover, string slug) => cover switch
    {
        null => IconShapes.Plain["film"],
        { Poster: not null, File: var file } => Html.Of($"""<img loading="lazy" sizes="{AppRoutes.StillSizes}" srcset="{AppRoutes.Stills(slug, file)}" src="{AppRoutes.Still(slug, file)}" alt="" decoding="async" draggable="false" />"""),
        { File: var file } => Html.Of($"""<video src="{AppRoutes.FirstFrame(slug, file)}" preload="metadata" muted playsinline tabindex="-1"></video>"""),
    };
}
