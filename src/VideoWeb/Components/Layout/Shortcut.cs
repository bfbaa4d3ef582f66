using VideoWeb.Components.Boards;
using VideoWeb.Components.Compare;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tags;
using VideoWeb.Components.Tasks;

namespace VideoWeb.Components.Layout;

/// <summary>A key or a sequence of keys, and what it does. What hears the keys says so itself by <c>data-hotkey</c> (<c>hotkeys.js</c>) or by its own script; this is the list for people.</summary>
/// <param name="Keys">As <c>data-hotkey</c> writes them: one key, or two letters for one after the other, such as <c>gc</c>; keys of which each does it stand with blanks between.</param>
/// <param name="Text">Of any part of the site.</param>
public sealed record Shortcut(string Keys, Enum Text)
{
    /// <summary>The keys, each as it is drawn.</summary>
    public IEnumerable<string> Caps => Keys is [>= 'a' and <= 'z', >= 'a' and <= 'z'] ? Keys.Select(key => key.ToString()) : Keys.Split(' ');
}

/// <summary>The keys that hold on one kind of page.</summary>
public sealed record ShortcutGroup(Enum Title, IReadOnlyList<Shortcut> Shortcuts);

/// <summary>The keys of the whole site.</summary>
public static class Shortcuts
{
    /// <summary>Opens <see cref="CommandPalette"/>; with the command key on a Mac.</summary>
    public const string Palette = "ctrl+k";

    /// <summary>Opens <see cref="KeyboardShortcuts"/>.</summary>
    public const string List = "?";

    public const string Admin = "ga";

    /// <summary>Takes back what the newest <see cref="Toast"/> tells of.</summary>
    public const string Undo = "z";

    // Above the list that is made of it.
    private static IReadOnlyList<Shortcut> Judging { get; } =
    [
        new("f", GalleryText.FavouriteMark),
        new("0–5", GalleryText.Rating),
        new("p", GalleryText.Pick),
        new("r", GalleryText.Reject),
        new("⇧p", SetText.KeepBestKey),
        new("t", TagText.AddTag),
        new("b", BoardText.AddToBoard),
        new("c", CompareText.CompareKey),
        new("Del", SharedText.Delete),
    ];

    /// <summary>Those that hold over a clip that is open; the viewer lists them itself, as nothing beneath it can be read.</summary>
    public static ShortcutGroup Viewer { get; } = new(LayoutText.ShortcutsInTheViewer,
    [
        new("← →", LayoutText.ShortcutStep),
        new("Space", LayoutText.ShortcutPlay),
        new("j", GalleryText.BackwardsKey),
        new("k", TaskText.Pause),
        new("l", GalleryText.ForwardsKey),
        new(", .", GalleryText.StepAFrame),
        new("< >", GalleryText.SlowerOrFaster),
        new("i", GalleryText.MarkIn),
        new("o", GalleryText.MarkOut),
        new("m", GalleryText.SoundOnOrOff),
        new("s", GalleryText.ActualSize),
        new("⇧f", GalleryText.FullScreen),
        .. Judging,
        new("u", ReviewText.UndoKey),
    ]);

    public static IReadOnlyList<ShortcutGroup> All { get; } =
    [
        new(LayoutText.ShortcutsEverywhere,
        [
            new("Ctrl+K", LayoutText.SearchOrJump),
            new("gc", SharedText.Compose),
            new("gt", SharedText.Tasks),
            new("gg", SharedText.Gallery),
            new("gk", SharedText.Connections),
            new("gs", SharedText.Spending),
            new("gw", SharedText.Workspace),
            new(Admin, SharedText.Admin),
            new("/", LayoutText.ShortcutFind),
            new(Undo, LayoutText.ShortcutUndo),
            new(List, LayoutText.ShortcutThisList),
            new("Esc", LayoutText.ShortcutClose),
        ]),
        new(SharedText.Compose, [new("Ctrl+Enter", LayoutText.ShortcutSend)]),
        new(SharedText.Tasks,
        [
            new("j/k", TaskText.MoveBetweenTasks),
            new("Enter", TaskText.OpenTheTask),
            new("x", TaskText.SelectIt),
            new("⇧x", TaskText.SelectUpToIt),
            new("c", TaskText.CancelItAsks),
            new("Esc", SharedText.ClearSelection),
        ]),
        new(SharedText.Gallery,
        [
            new("← → ↑ ↓", LayoutText.ShortcutMove),
            new("Space", LayoutText.ShortcutPlay),
            new("Enter", LayoutText.ShortcutOpen),
            new("x", TaskText.SelectIt),
            new("⇧x", TaskText.SelectUpToIt),
            .. Judging,
            new("Esc", SharedText.ClearSelection),
        ]),
        new(CompareText.Compare,
        [
            new("Space", CompareText.PlayOrPause),
            new("k", CompareText.PlayOrPause),
            new(", .", GalleryText.StepAFrame),
            new("< >", GalleryText.SlowerOrFaster),
            new("i", GalleryText.MarkIn),
            new("o", GalleryText.MarkOut),
            new("m", GalleryText.SoundOnOrOff),
            new("s", CompareText.Swap),
            new("1–4", CompareText.VoteKey),
            new("0", CompareText.Tie),
        ]),
        Viewer,
    ];
}
