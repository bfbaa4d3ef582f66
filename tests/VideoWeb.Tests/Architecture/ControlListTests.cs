using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Controls are MudBlazor's. Each that is written by hand stands in one list with the reason, and with what the kit's own would weigh in a circuit.</summary>
public sealed class ControlListTests
{
    private const string StaticPage = "A static page posts it; the kit's is dead there.";
    private const string Repeated = "A list repeats it more than ten times.";
    private const string InMenu = "In a menu that lists repeat; the kit's picker opens outside of the menu, which closes then.";

    private const string Paused = "Searches at a pause in typing: the kit's sends every key, or waits until the box is left, and sends what an input method still composes.";
    private const string Lines = "Told at a pause in typing; a box of several lines is lighter than the kit's.";

    private static readonly Plain[] Allowed =
    [
        new("Boards/BoardForm", "select", "Boards, of which there are up to 500: each would be a component of the kit's.", "85 KB, this one 5"),

        // Account: static pages.
        new("Account/AccountField", "type=?", StaticPage, "31 KB"),
        new("Account/LoginPage", "type=checkbox", StaticPage, "12.5 KB"),
        new("Account/RegionalFields", "select", StaticPage, "85 KB each") { Count = 3 },

        // The form of Compose. Weights by the benchmark "form".
        new("Compose/Form/ComposeBar", "type=radio", "One of four numbers, shown side by side: the kit's toggle group is no radio group.", "26 KB"),
        new("Compose/Fields/ChoiceEditor", "select", Repeated, "88 KB each, this one 5"),
        new("Compose/Fields/ChoiceRadios", "type=radio", "Choices side by side, some as drawn shapes of their ratio.", "87 KB a group, this one 8"),
        new("Compose/Fields/ParameterChip", "popover", "Opens without a round trip to the server; a row has up to eight.", "25 KB each"),
        new("Compose/Fields/ParameterChip", "role=dialog", "What that popover is.", ""),
        new("Compose/Fields/JsonEditor", "textarea", Lines, "30 KB, this one 8"),
        new("Compose/Fields/LongTextEditor", "textarea", "It keeps what was typed itself, as a late answer would move the caret of the kit's.", "30 KB, this one 8"),
        new("Compose/Fields/MapEditor", "type=text", "A list of up to 50 pairs, by an overlay more.", "31 KB each") { Count = 2 },
        new("Compose/Fields/TextListEditor", "type=text", "A list of as many lines as a catalog says.", "31 KB each"),
        new("Compose/Fields/TextListEditor", "type=url", "A list of as many lines as a catalog says.", "31 KB each"),
        new("Compose/Fields/ParameterField", "popover", "Help that opens without a round trip to the server.", "14 KB each"),
        new("Compose/Import/PasteDialog", "textarea", "A key in what is pasted must not come back to the page: the kit's field sends what it holds.", "30 KB"),
        new("Compose/Form/MediaMentions", "role=listbox", "Words that a prompt's “@” offers at the caret: the kit has none.", ""),
        new("Compose/Media/CropDialog", "type=radio", "Shapes side by side: the kit's toggle group is no radio group.", "26 KB"),
        new("Compose/Media/MediaSlot", "popover", "The help and an address to paste, opened without a round trip to the server.", "25 KB each") { Count = 2 },
        new("Compose/Media/MediaSlot", "type=url", "In that popover, so rendered for each slot before anybody opens it.", "31 KB each"),
        new("Compose/Media/MediaSlot", "type=file", "Sends a large file over HTTP; the kit's goes over the circuit.", ""),
        new("Compose/Form/ModeSwitch", "type=radio", "Modes side by side: the kit's toggle group is no radio group.", "26 KB"),
        new("Compose/Form/SendMenu", "type=radio", "Inside a native menu, side by side: the kit's toggle group is no radio group.", "26 KB"),

        new("Comments/CommentForm", "textarea", "The script beside it puts names in; a box of several lines is lighter than the kit's.", "30 KB, this one 8"),
        new("Comments/CommentForm", "type=text", "The script beside it puts in the moment that is shown.", "31 KB"),
        new("Comments/CommentForm", "role=listbox", "Members whom “@” offers at the caret: the kit has none.", ""),

        new("Compare/CompareStage", "select", "The speed, and whose sound: chosen and heard in the browser alone, also before the circuit is up.", "85 KB each, these 5") { Count = 2 },
        new("Compare/CompareStage", "type=range", "The moment, and the line between two clips: both move in the browser alone, frame by frame.", "") { Count = 2 },
        new("Connections/ConnectionForm", "type=radio", "Providers, and who may use it, as cards of which the whole is the target.", "5 KB each") { Count = 3 },

        new("Connections/ConnectionForm", "type=password", "A key: the kit's field sends back what it holds.", "31 KB each") { Count = 2 },

        new("Gallery/Grid/ClipGrid", "type=checkbox", Repeated, "12.5 KB each") { Count = 2 },
        new("Gallery/Selection/ClipUpload", "type=file", "Hands files to the script that sends them by HTTP; the kit's goes over the circuit.", "") { Count = 2 },
        new("Gallery/Selection/DownloadDialog", "type=radio", "Three kinds of files, and four sizes of a part, side by side: the kit's toggle group is no radio group.", "26 KB") { Count = 5 },
        new("Gallery/Filters/GalleryFilterSheet", "type=date", "The kit's picker of a range cannot be opened by keyboard.", "") { Count = 2 },
        new("Gallery/Grid/MonthRail", "popover", "A scrollbar of months beside the clips, which a phone calls up as a list: the kit has none.", ""),
        new("Gallery/Viewer/ClipTools", "select", "The speed: chosen and heard in the browser alone, also before the circuit is up.", "85 KB, this one 5"),
        new("Gallery/Viewer/ClipViewer", "dialog", "A stage and no question: it fills the page, and each clip in it has an address.", ""),

        new("Layout/CommandPalette", "type=search", Paused, "31 KB"),

        // Menus that lists repeat: native ones.
        new("Shared/SchedulePicker", "type=datetime-local", InMenu, ""),
        new("Shared/SchedulePicker", "type=time", InMenu, "") { Count = 2 },

        new("Sharing/ShareForm", "type=radio", "A few spans side by side: the kit's toggle group is no radio group, and its select opens beneath the viewer.", "26 KB"),
        new("Sharing/VisitorComments", "textarea", StaticPage, "30 KB"),
        new("Sharing/VisitorComments", "type=text", StaticPage, "31 KB each") { Count = 2 },
        new("Sharing/SharePassword", "type=password", StaticPage, "31 KB"),

        new("Spending/BudgetList", "type=text", Repeated, "31 KB each"),

        // Tasks: a list of lines.
        new("Tasks/FramePage", "type=radio", "Slots side by side: the kit's toggle group is no radio group.", "26 KB"),
        new("Shared/Media/FramePicker", "type=range", "Moves in the browser frame by frame, without the server.", ""),
        new("Shared/Filters/ProviderChoice", "select", "Heads the two long lists, of which a circuit is to hold little: 450 KB, of which Tasks takes 427 without it.", "85 KB, this one 5"),
        new("Shared/Filters/SearchBox", "type=search", Paused, "31 KB"),
        new("Tasks/List/TaskLine", "popover", Repeated, "25 KB each"),
        new("Tasks/List/TaskLine", "type=checkbox", Repeated, "12.5 KB each"),
        new("Tasks/List/TaskSetLine", "type=checkbox", Repeated, "12.5 KB each"),
        new("Tasks/TasksPage", "type=checkbox", "Heads the lines that have plain ones.", "12.5 KB each"),

        new("Tasks/Detail/UnknownPanel", "type=text", "Reconcile lists as many as there are.", "31 KB each"),

        new("Admin/Catalog/OverlayPage", "textarea", "An editor with lines and marks, into which nothing is written while somebody types.", "30 KB"),
        new("Admin/Catalog/OverlayPage", "role=listbox", "Members that the schema knows, offered at the caret of a text: the kit has none.", ""),
        new("Workspace/MemberList", "select", Repeated, "85 KB each"),
    ];

    [Fact]
    public void ControlsWrittenByHand_AreThoseOfTheList()
    {
        var written = MarkupLiterals.Built("src/VideoWeb").SelectMany(page => ControlMarkup.Find(page.Code), (page, control) => (page.Path, Control: control));

        Assert.Equal(
            Allowed.Select(plain => $"{plain.Count} × {plain.Control} in src/VideoWeb/Components/{plain.Component}.razor").Order(StringComparer.Ordinal),
            written.GroupBy(each => each).Select(group => $"{group.Count()} × {group.Key.Control} in {group.Key.Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Find_EveryWayToWriteAControl_IsFound()
    {
        var (_, code) = MarkupLiterals.Built("tests/VideoWeb.Tests").Single(page => page.Path.EndsWith("/WrittenControls.razor", StringComparison.Ordinal));

        Assert.Equal(
            ["select", "type=checkbox", "type=text", "type=text", "textarea", "type=text", "type=search", "textarea", "type=range", "type=text", "type=?", "dialog", "popover", "popover", "role=menu", "toast", "role=tab", "type=date", "role=dialog"],
            ControlMarkup.Find(code));
    }

    /// <param name="Component">Below <c>Components</c>.</param>
    /// <param name="Control">As <see cref="ControlMarkup.Find(Microsoft.CodeAnalysis.SyntaxNode)"/> calls it.</param>
    /// <param name="Weight">Of MudBlazor's own in its place, in a circuit; empty where it has none or the weight is not the reason.</param>
    private sealed record Plain(string Component, string Control, string Reason, string Weight)
    {
        public int Count { get; init; } = 1;
    }
}
