using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;

namespace VideoWeb.Components.Layout;

/// <summary>Keys beside what they do, as the list of the whole site and the viewer's own show them. Markup, as nothing of it changes.</summary>
internal static class ShortcutMarkup
{
    /// <summary>Under the title of the kind of page on which they hold.</summary>
    /// <param name="isAdministrator">Only administrators have a page to go to.</param>
    public static MarkupString Of(ShortcutGroup group, bool isAdministrator, MessageFormatter texts) => Html.Of(
        $"""
        <section><h3>{texts[group.Title]}</h3><dl>{Html.All(group.Shortcuts.Where(shortcut => isAdministrator || shortcut.Keys != Shortcuts.Admin), shortcut => Of(shortcut, texts))}</dl></section>
        """);

    private static MarkupString Of(Shortcut shortcut, MessageFormatter texts) => Html.Of(
        $"""<div><dt>{texts[shortcut.Text]}</dt><dd>{Html.All(shortcut.Caps, cap => Html.Of($"""<kbd class="kbd">{cap}</kbd>"""))}</dd></div>""");
}
