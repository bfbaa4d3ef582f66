using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;

namespace VideoWeb.Components.Layout;

/// <summary>One way in the rail or the bar below. Twelve of them stand in every open page, so each is markup that all pages share.</summary>
internal static class NavItem
{
    private const string Reconcile = "reconcile";

    private static readonly MarkupString Current = Html.Of($"""aria-current="page" """);

    /// <summary>The link; <paramref name="here"/> is the path of the page that is open, <paramref name="hotkey"/> the keys that go there from anywhere, as <see cref="Shortcut.Keys"/> writes them.</summary>
    public static MarkupString To(string address, string icon, string text, string here, string? hotkey = null) => Html.Of(
        $"""
        <a class="rail-link{(IsAt(here, address) ? " active" : null)}" href="{address}" title="{text}" {(hotkey is null ? null : Keys(hotkey))}{(IsAt(here, address) ? Current : null)}>{IconShapes.Plain[icon]}<span class="label">{text}</span></a>
        """);

    /// <summary>The way to the tasks that wait for somebody, with their number; nothing when there are none.</summary>
    public static MarkupString? ToReconcile(WorkspaceContext workspace, int count, string here, MessageFormatter texts) => count == 0 ? null : Html.Of(
        $"""
        <a class="rail-link{(IsAt(here, workspace.Page(Reconcile)) ? " active" : null)}" href="{workspace.Page(Reconcile)}" title="{texts[LayoutText.ReconcileCount, ("count", count)]}" {(IsAt(here, workspace.Page(Reconcile)) ? Current : null)}>{Waiting(count, texts)}</a>
        """);

    /// <summary>The same in the bar above, for a phone, which has no rail.</summary>
    public static MarkupString? ToReconcileOnPhone(WorkspaceContext workspace, int count, MessageFormatter texts) => count == 0 ? null : Html.Of(
        $"""
        <a class="button button-quiet reconcile-link only-narrow" href="{workspace.Page(Reconcile)}" title="{texts[LayoutText.ReconcileCount, ("count", count)]}">{Waiting(count, texts)}</a>
        """);

    /// <summary>Whether a page is the one at an address or lies below it. Pure.</summary>
    public static bool IsAt(string here, string address) =>
        here.StartsWith(address, StringComparison.OrdinalIgnoreCase) && (here.Length == address.Length || here[address.Length] == '/');

    private static MarkupString Waiting(int count, MessageFormatter texts) => Html.Of(
        $"""{IconShapes.Plain["question"]}<span class="label">{texts[SharedText.Reconcile]}</span> <span class="badge badge-warning number">{count.ToString(CultureInfo.CurrentCulture)}</span>""");

    private static MarkupString Keys(string hotkey) => Html.Of($"""data-hotkey="{hotkey}" """);
}
