namespace VideoWeb.Tests.Architecture;

/// <summary>Every control that is written by hand, with the reason and with what MudBlazor's own in its place would hold of a circuit (benchmark "controls").</summary>
internal static class ControlList
{
    /// <summary>The weight of what MudBlazor does not have.</summary>
    public const string NoneInKit = "none in the kit";

    private const string StaticPage = "A static page posts it; the kit's is dead there.";
    private const string Repeated = "A list repeats it more than ten times.";
    private const string InBrowser = "Moves or is chosen in the browser alone, also before the circuit is up, frame by frame.";
    private const string InMenu = "In a menu that lists repeat; the kit's picker opens outside of the menu, which closes then.";
    private const string Frame = "In the frame of every page, of which a circuit is to hold 220 KB at most, and 211 are taken.";
    private const string NoTrip = "Opens without a round trip to the server, also before the circuit is up.";
    private const string Paused = "Searches at a pause in typing: the kit's sends every key, or waits until the box is left, and sends what an input method still composes.";
    private const string Lines = "Told at a pause in typing, which the kit's box is not.";
    private const string SideBySide = "Choices side by side: the kit's toggle group is no radio group.";
    private const string Pressed = "Buttons side by side that say which one is pressed, as the kit's toggle group does at five times the weight.";
    private const string Views = "Views of a page side by side, each with an address, so links.";
    private const string Offered = "Words that are offered at the caret of a text that has more than them.";
    private const string Hint = "Words that the browser offers for a field, and that it need not take.";
    private const string Beside = "Said beside what it is about, in the words of a field; the kit's says it in a box of its own.";
    private const string Folded = "What is read rarely, opened by the browser alone; the kit's is opened by the server, and its panels have to stand in a group.";
    private const string WordInLine = "A word in a line of text, and lists repeat the same; the kit's is as high as a control.";

    private const string Alert = "7.1 KB, this one 0.4";
    private const string Avatar = "4.3 KB, this one 0.4";
    private const string Badge = "3.5 KB, this one 0.4";
    private const string CheckBox = "11 KB, this one 0.7";
    private const string Chip = "10 KB, this one 0.5";
    private const string File = "18 KB, this one 0.8";
    private const string Grid = "121 KB for five rows of five, this one 8";
    private const string Links = "25 KB for three, these 0.4";
    private const string Menu = "23 KB, this one 3.9";
    private const string Options = "45 KB, this one 1";
    private const string Panel = "13 KB, this one 1.5";
    private const string Popover = "11 KB, this one 1.5";
    private const string Progress = "4.7 KB, this one 0.4";
    private const string Radios = "31 KB for three, these 6";
    private const string Select = "78 KB, this one 2";
    private const string Skeleton = "2.5 KB, this one 0.4";
    private const string Slider = "4.4 KB, this one 0.8";
    private const string Spinner = "6.2 KB, this one 0.4";
    private const string Text = "28 KB, this one 0.8";
    private const string Time = "55 KB, this one 0.8";

    public static readonly IReadOnlyList<Plain> All =
    [
        // Fields.
        new("type=?", StaticPage, Text, ["Account/AccountField"]),
        new("type=text", StaticPage, Text, ["Sharing/VisitorComments × 2"]),
        new("type=text", "A list of up to 50 pairs, by an overlay more.", Text, ["Compose/Fields/MapEditor × 2"]),
        new("type=text", "A list of as many lines as a catalog says.", Text, ["Compose/Fields/TextListEditor"]),
        new("type=text", "The script beside it puts in the moment that is shown.", Text, ["Comments/CommentForm"]),
        new("type=text", Repeated, Text, ["Spending/BudgetList", "Tasks/Detail/UnknownPanel"]),
        new("type=url", "A list of as many lines as a catalog says.", Text, ["Compose/Fields/TextListEditor"]),
        new("type=url", "In a popover, so rendered for each slot before anybody opens it.", Text, ["Compose/Media/MediaSlot"]),
        new("type=search", Paused, Text, ["Layout/CommandPalette", "Shared/Filters/SearchBox"]),
        new("type=password", "A key: the kit's field sends back what it holds.", Text, ["Connections/ConnectionForm × 2"]),
        new("type=password", StaticPage, Text, ["Sharing/SharePassword"]),
        new("textarea", Lines, Text, ["Compose/Fields/JsonEditor"]),
        new("textarea", "It keeps what was typed itself, as a late answer would move the caret of the kit's.", Text, ["Compose/Fields/LongTextEditor"]),
        new("textarea", "A key in what is pasted must not come back to the page: the kit's field sends what it holds.", Text, ["Compose/Import/PasteDialog"]),
        new("textarea", "The script beside it puts names in.", Text, ["Comments/CommentForm"]),
        new("textarea", StaticPage, Text, ["Sharing/VisitorComments"]),
        new("textarea", "An editor with lines and marks, into which nothing is written while somebody types.", Text, ["Admin/Catalog/OverlayPage"]),
        new("type=date", "The kit's picker of a range cannot be opened by keyboard.", "45 KB for both, these 1.5", ["Gallery/Filters/GalleryFilterSheet × 2"]),
        new("type=datetime-local", InMenu, "109 KB, this one 0.8", ["Shared/SchedulePicker"]),
        new("type=time", InMenu, Time, ["Shared/SchedulePicker × 2"]),
        new("type=file", "Hands files to the script that sends them over HTTP; the kit's goes over the circuit.", File, ["Compose/Media/MediaSlot", "Gallery/Selection/ClipUpload × 2"]),
        new("type=range", InBrowser, Slider, ["Compare/CompareStage × 2", "Shared/Media/FramePicker"]),

        // Choices.
        new("select", StaticPage, Select, ["Account/RegionalFields × 3"]),
        new("select", "Boards, of which there are up to 500: each would be a component of the kit's.", Select, ["Boards/BoardForm"]),
        new("select", Repeated, Select, ["Compose/Fields/ChoiceEditor", "Workspace/MemberList"]),
        new("select", InBrowser, Select, ["Compare/CompareStage × 2", "Gallery/Viewer/ClipTools"]),
        new("select", "Heads the two long lists, of which a circuit is to hold little: 450 KB, of which Tasks takes 427 without it.", Select, ["Shared/Filters/ProviderChoice"]),
        new("datalist", Hint, Options, ["Compose/Fields/MapEditor", "Compose/Fields/TextEditor", "Tags/TagNames"]),
        new("role=listbox", Offered, NoneInKit, ["Admin/Catalog/OverlayPage", "Comments/CommentForm", "Compose/Form/MediaMentions"]),
        new("role=option", Offered, NoneInKit, ["Comments/CommentForm"]),
        new("type=checkbox", StaticPage, CheckBox, ["Account/LoginPage"]),
        new("type=checkbox", Repeated, CheckBox, ["Gallery/Grid/ClipGrid × 2", "Tasks/List/TaskLine", "Tasks/List/TaskSetLine"]),
        new("type=checkbox", "Heads the lines that have plain ones.", CheckBox, ["Tasks/TasksPage"]),
        new("role=checkbox", "A line of a list of boards of which the whole is the target, with a third state.", CheckBox, ["Boards/BoardPicker"]),
        new("type=radio", SideBySide, Radios, ["Compose/Form/ComposeBar", "Compose/Fields/ChoiceRadios", "Compose/Media/CropDialog", "Compose/Form/ModeSwitch", "Gallery/Selection/DownloadDialog × 5", "Tasks/FramePage"]),
        new("type=radio", "Inside a native menu, side by side: the kit's toggle group is no radio group.", Radios, ["Compose/Form/SendMenu"]),
        new("type=radio", "Providers, and who may use it, as cards of which the whole is the target.", Radios, ["Connections/ConnectionForm × 3"]),
        new("type=radio", "A few spans side by side: the kit's toggle group is no radio group, and its select opens beneath the viewer.", Radios, ["Sharing/ShareForm"]),
        new("role=radiogroup", SideBySide, Radios, ["Compose/Form/ComposeBar", "Compose/Fields/ChoiceRadios", "Compose/Media/CropDialog", "Compose/Form/ModeSwitch", "Compose/Form/SendMenu"]),
        new("class=segmented", SideBySide, Radios,
            ["Boards/BoardForm", "Compose/Form/ComposeBar", "Compose/Fields/ChoiceRadios", "Compose/Media/CropDialog", "Compose/Form/ModeSwitch", "Compose/Form/SendMenu", "Gallery/Selection/DownloadDialog × 2", "Sharing/ShareForm", "Tasks/FramePage"]),
        new("class=segmented", Views, Links, ["Compare/ComparePage", "Compare/StatisticsPage × 3", "Gallery/Filters/GalleryFilterBar × 2", "Gallery/GalleryPage", "Tasks/List/TaskFilterBar × 2"]),
        new("class=segmented", Pressed, Radios, ["Compose/Fields/SeedEditor", "Compose/Models/ModelPicker", "Compose/Form/RequestPanel", "Spending/SpendingPage × 3", "Spending/SpendingTable", "Tasks/TasksPage"]),
        new("class=segmented", Frame, Radios, ["Layout/AppearanceMenu.cs × 2"]),
        new("class=stars", "The kit names its stars in English alone.", "37 KB, this one 4.2", ["Gallery/Viewer/ClipRating"]),

        // Chips.
        new("class=chip", "A word that fills a field, among fields that are as many as a catalog says.", "6.5 KB, this one 0.5", ["Compose/Fields/IntegerEditor", "Compose/Fields/JsonEditor", "Compose/Fields/MapEditor"]),
        new("class=chip", NoTrip, "6.5 KB, this one 0.5", ["Compose/Fields/ParameterChip"]),
        new("class=tag", Repeated, Badge, ["Boards/BoardMarkup.cs", "Tags/TagMarkup.cs"]),
        new("class=tag-chip", "A link to the same clips with another filter; the kit's chip is a button, and its way off has no name but in English.", Chip, ["Gallery/Filters/GalleryChips", "Gallery/Filters/GalleryFilterSheet × 2"]),
        new("class=tag-chip", "Names a link and the way off it: the kit's way off has no name but in English.", Chip, ["Boards/ClipBoardList", "Tags/ClipTagList"]),

        // What floats, opens and fills the page.
        new("details", "A menu that lists repeat, opened by the browser alone.", Menu, ["Shared/Menu"]),
        new("details", Frame, Menu, ["Layout/UserMenu", "Layout/RunningTasksMenu", "Layout/NotificationBell", "Layout/WorkspaceMenu.cs"]),
        new("details", Folded, Panel, ["Admin/Catalog/ContractPanel", "Admin/Catalog/ProviderCard", "Comments/ClipComments", "Compare/CompareFacts", "Compose/Form/ComposeForm", "Connections/ConnectionForm", "Tasks/Presentation/TaskMessage", "Tasks/Detail/HttpMessageView", "Workspace/StorageMeter"]),
        new("popover", NoTrip, Popover, ["Compose/Fields/ParameterChip", "Compose/Fields/ParameterField", "Compose/Media/MediaSlot × 2"]),
        new("popover", Repeated, Popover, ["Tasks/List/TaskLine"]),
        new("popover", "Keys listed above a modal dialog: what is not within it lies beneath and cannot be read.", Popover, ["Gallery/Viewer/ClipViewer"]),
        new("popover", "A scrollbar of months beside the clips, which a phone calls up as a list.", NoneInKit, ["Gallery/Grid/MonthRail"]),
        new("role=dialog", "What its popover is.", Popover, ["Compose/Fields/ParameterChip"]),
        new("dialog", "A stage and no question: it fills the page, and each clip in it has an address.", NoneInKit, ["Gallery/Viewer/ClipViewer"]),

        // What is said.
        new("class=sentence", "Takes the focus when a form is refused, and lists the fields with links.", Alert, ["Compose/Form/ErrorSummary"]),
        new("class=sentence", "A line between fields, and no more than their words.", Alert, ["Compose/Form/ConnectionPicker", "Compose/Import/PasteDialog"]),
        new("role=alert", "As its class.", Alert, ["Compose/Form/ErrorSummary"]),
        new("role=alert", "Of the kit's own alert, which has no role.", NoneInKit, ["Shared/Alert"]),
        new("role=alert", Beside, Alert, ["Comments/ClipComments", "Comments/CommentForm", "Compose/Fields/ParameterField", "Compose/Media/CropDialog", "Compose/Media/MediaSlot", "Layout/CommandPalette", "Shared/Media/FramePicker"]),
        new("role=alert", StaticPage, Alert, ["Sharing/SharePassword", "Sharing/VisitorComments"]),
        new("role=alert", "Stands where a page or a film would, as large as that; it can be shown by a script when no circuit is there.", Alert, ["Layout/ErrorBanner", "Shared/State/ErrorState", "Shared/Media/PlayerProblem"]),
        new("class=badge", WordInLine, Badge,
            [
                "Comments/ClipComments", "Compare/StatisticsPage", "Compose/Form/BudgetLeft", "Compose/Form/ComposeBar × 2", "Compose/Form/ComposeForm × 2", "Compose/MultiModel/MultiModelCard", "Compose/Form/RequestPanel", "Compose/Form/ChangeNotes",
                "Gallery/Filters/SavedSearchSheet", "Shared/Badge", "Tasks/List/RepeatQuestion × 3",
            ]),
        new("class=badge", Repeated, Badge, ["Comments/CommentMarkup.cs", "Compose/Models/ModelRow.cs × 2", "Gallery/Grid/ClipRow.cs", "Lineage/LineageItem.cs", "Tasks/List/TaskLine.razor.cs × 3", "Tasks/List/TaskSetLine"]),
        new("class=badge", Frame, Badge, ["Layout/NavItem.cs"]),
        new("class=avatar", Repeated, Avatar, ["Admin/UserTable", "Workspace/MemberList"]),
        new("class=avatar", Frame, Avatar, ["Layout/UserMenu", "Layout/WorkspaceMenu.cs × 2"]),

        // What is waited for.
        new("class=skeleton", Repeated, Skeleton, ["Gallery/Grid/GallerySkeletons", "Tasks/List/TaskSkeletons × 3"]),
        new("class=skeleton", "In the shape of the clip that comes, beneath its progress.", Skeleton, ["Tasks/Presentation/TaskPreview"]),
        new("class=spinner", "Turns in place of the icon of a line or a button, in its size and colour.", Spinner,
            ["Admin/Catalog/ContractPanel", "Compose/Form/ComposeBar", "Compose/MultiModel/MultiModelDialog", "Connections/CallbackReachPanel", "Connections/ConnectionRow", "Layout/ReconnectBanner", "Shared/State/LoadingText"]),
        new("progress", "In the line of an edit that runs for seconds, where the words beside it say the same to readers.", Progress, ["Gallery/Selection/BulkLine"]),
        new("role=progressbar", Repeated, Progress, ["Tasks/Presentation/TaskPreview", "Tasks/List/TaskThumb.cs × 2"]),
        new("class=thumb-bar", Repeated, Progress, ["Tasks/List/TaskThumb.cs × 2"]),
        new("role=meter", Repeated, Progress, ["Spending/BudgetList"]),
        new("class=bar", Repeated, Progress, ["Spending/BudgetList"]),
        new("class=bar", "Of four parts side by side.", NoneInKit, ["Workspace/StorageMeter"]),

        // Tables.
        new("table", Repeated, Grid, ["Gallery/Grid/ClipGrid"]),
        new("table", "Rows of two kinds, inputs and parameters.", Grid, ["Admin/Catalog/ModelFacts"]),
        new("table", "Drawn as one piece of markup, with a column for each clip or with an address for each order.", Grid, ["Compare/CompareFacts", "Compare/StatisticsPage"]),
        new("table", "Columns by grouping and by unit, and as many rows as there were days: 24 KB each in the kit's.", Grid, ["Spending/SpendingTable"]),
        new("class=timeline", "What befell a task, of which some have dozens of lines.", "38 KB for five lines, this one 3", ["Tasks/Detail/TaskTimeline"]),
    ];

    /// <param name="Control">As <see cref="ControlMarkup.Find(Microsoft.CodeAnalysis.SyntaxNode)"/> calls it.</param>
    /// <param name="Weight">What MudBlazor's own in its place holds of a circuit, and what this one does; or <see cref="NoneInKit"/>.</param>
    /// <param name="Places">Files below <c>Components</c>, without <c>.razor</c>; how often, where that is more than once.</param>
    public sealed record Plain(string Control, string Reason, string Weight, IReadOnlyList<string> Places);
}
