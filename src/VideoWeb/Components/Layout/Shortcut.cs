using VideoWeb.Components.Shared;

namespace VideoWeb.Components.Layout;

/// <summary>A key or a sequence of keys, and what it does. What hears the keys says so itself by <c>data-hotkey</c> (<c>hotkeys.js</c>) or by its own script; this is the list for people.</summary>
/// <param name="Keys">As <c>data-hotkey</c> writes them: keys of a sequence with blanks between, such as <c>g c</c>.</param>
/// <param name="Text">A text of <see cref="LayoutText"/> or <see cref="SharedText"/>.</param>
public sealed record Shortcut(string Keys, Enum Text);

/// <summary>The keys that hold on one kind of page.</summary>
public sealed record ShortcutGroup(LayoutText Title, IReadOnlyList<Shortcut> Shortcuts);

/// <summary>The keys of the whole site.</summary>
public static class Shortcuts
{
    /// <summary>Opens <see cref="CommandPalette"/>; with the command key on a Mac.</summary>
    public const string Palette = "ctrl+k";

    /// <summary>Opens <see cref="KeyboardShortcuts"/>.</summary>
    public const string List = "?";

    public const string Admin = "g a";

    public static IReadOnlyList<ShortcutGroup> All { get; } =
    [
        new(LayoutText.ShortcutsEverywhere,
        [
            new("Ctrl+K", LayoutText.SearchOrJump),
            new("g c", SharedText.Compose),
            new("g t", SharedText.Tasks),
            new("g g", SharedText.Gallery),
            new("g k", SharedText.Connections),
            new("g s", SharedText.Spending),
            new("g w", SharedText.Workspace),
            new(Admin, SharedText.Admin),
            new("/", LayoutText.ShortcutFind),
            new(List, LayoutText.ShortcutThisList),
            new("Esc", LayoutText.ShortcutClose),
        ]),
        new(LayoutText.ShortcutsInCompose, [new("Ctrl+Enter", LayoutText.ShortcutSend)]),
        new(LayoutText.ShortcutsInTheGallery,
        [
            new("← → ↑ ↓", LayoutText.ShortcutMove),
            new("Space", LayoutText.ShortcutPlay),
            new("Enter", LayoutText.ShortcutOpen),
        ]),
        new(LayoutText.ShortcutsInTheViewer, [new("← →", LayoutText.ShortcutStep), new("Space", LayoutText.ShortcutPlay)]),
    ];
}
