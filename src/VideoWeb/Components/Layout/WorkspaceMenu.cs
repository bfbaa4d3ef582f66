using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Components.Layout;

/// <summary>The menu of a person's workspaces: markup that all their open pages share, as it has nothing but links.</summary>
internal static class WorkspaceMenu
{
    /// <summary>The menu. Its links carry target=_top: another workspace is a fresh page and a fresh circuit, so nothing of the old one is left on screen.</summary>
    public static MarkupString Of(WorkspaceContext? current, IReadOnlyList<WorkspaceMembership> memberships, MessageFormatter texts) => Html.Of(
        $"""
        <details class="menu menu-start switcher"><summary class="button button-quiet switcher-button"><span class="avatar" aria-hidden="true">{Initial(current?.Membership.Name)}</span><span class="truncate" title="{current?.Membership.Name}">{current?.Membership.Name ?? texts[LayoutText.NoWorkspace]}</span><span class="visually-hidden">{texts[LayoutText.SwitchWorkspace]}</span>{IconShapes.Small["sort"]}</summary><div class="menu-list"><p class="menu-title">{texts[LayoutText.Workspaces]}</p>{Html.All(memberships, membership => Item(membership, membership.Id == current?.Membership.Id, texts))}<hr /><a class="menu-item" href="/workspaces/new">{IconShapes.Plain["plus"]}{texts[SharedText.NewWorkspace]}</a></div></details>
        """);

    private static MarkupString Item(WorkspaceMembership membership, bool isCurrent, MessageFormatter texts) => Html.Of(
        $"""
        <a class="menu-item" href="/w/{membership.Slug}/compose" target="_top"{(isCurrent ? IsCurrent : null)}><span class="avatar" aria-hidden="true">{Initial(membership.Name)}</span><span class="grow truncate">{membership.Name}</span>{(isCurrent ? IconShapes.Small["check"] : membership.IsPersonal ? Personal(texts) : null)}</a>
        """);

    private static MarkupString IsCurrent { get; } = Html.Of($""" aria-current="true" """);

    private static MarkupString Personal(MessageFormatter texts) => Html.Of($"""<span class="faint small">{texts[SharedText.Personal]}</span>""");

    private static string Initial(string? name) => string.IsNullOrWhiteSpace(name) ? "?" : StringInfo.GetNextTextElement(name.Trim());
}
