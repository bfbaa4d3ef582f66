using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using VideoWeb.Components.Gallery.Viewer;
using VideoWeb.Components.Shared;

namespace VideoWeb.Benchmarks;

/// <summary>Controls of MudBlazor, each beside what is written in its place.</summary>
internal static class ControlPairs
{
    private static readonly string[] Three = ["One", "Two", "Three"];
    private static readonly string[] Five = [.. Three, "Four", "Five"];
    private static readonly object Receiver = new();

    public static readonly IReadOnlyList<Pair> All =
    [
        new("alert", Part<Alert>(("Tone", Tone.Danger), Inside(Text)), Part<MudAlert>(("Severity", Severity.Error), ("Variant", Variant.Outlined), Inside(Text))),
        new("badge, MudChip", Markup("<span class=\"badge badge-accent\">New</span>"), Part<MudChip<string>>(("Text", "New"))),
        new("badge, MudBadge", Markup("<span class=\"badge badge-accent\">9</span>"), Part<MudBadge>(("Content", 9), Inside(Text))),
        new("chip with a way off", Element("span", [("class", "tag-chip")], Both(Text, Press)), Part<MudChip<string>>(("Text", "New"), ("OnClose", Call<MudChip<string>>()))),
        new("avatar", Markup("<span class=\"avatar\" aria-hidden=\"true\">A</span>"), Part<MudAvatar>(Inside(Text))),
        new("skeleton", Markup("<div class=\"skeleton\"></div>"), Part<MudSkeleton>(("Height", "20px"))),
        new("progress, a line", Markup("<div role=\"progressbar\" aria-label=\"Progress\" aria-valuenow=\"30\"><div style=\"--done: 30%\"></div></div>"), Part<MudProgressLinear>(("Value", 30.0))),
        new("progress, a circle", Markup("<span class=\"spinner\" aria-hidden=\"true\"></span>"), Part<MudProgressCircular>(("Indeterminate", true))),
        new("rating of five", Part<ClipRating>(("Value", 3)), Part<MudRating>(("SelectedValue", 3))),
        new("table, 5 × 5, MudDataGrid", Table(), Part<MudDataGrid<string>>(("Items", Five), ("Columns", Repeat(Five, each => Part<TemplateColumn<string>>(("Title", each)))))),
        new("table, 5 × 5, MudSimpleTable", Table(), Part<MudSimpleTable>(Inside(Lines()))),
        new("timeline of five", Element("ol", [("class", "timeline")], Repeat(Five, _ => Element("li", [], Text))), Part<MudTimeline>(Inside(Repeat(Five, _ => Part<MudTimelineItem>(("ItemContent", Text)))))),
        new("menu of three", Part<Menu>(("Label", "More"), Inside(Repeat(Three, _ => Press))), Part<MudMenu>(("Label", "More"), Inside(Repeat(Three, each => Part<MudMenuItem>(("Label", each)))))),
        new("three side by side, MudToggleGroup", Radios(), Part<MudToggleGroup<string>>(Inside(Repeat(Three, each => Part<MudToggleItem<string>>(("Value", each), ("Text", each)))))),
        new("three side by side, MudRadioGroup", Radios(), Part<MudRadioGroup<string>>(Inside(Repeat(Three, each => Part<MudRadio<string>>(("Value", each), Inside(Words(each))))))),
        new("three links side by side", Markup("<nav class=\"segmented\"><a href=\"/a\">One</a><a href=\"/b\">Two</a><a href=\"/c\">Three</a></nav>"), Part<MudButtonGroup>(Inside(Repeat(Three, each => Part<MudButton>(("Href", "/a"), Inside(Words(each))))))),
        new("button", Press, Part<FormButton>(("OnClick", Call<MouseEventArgs>()), Inside(Text))),
        new("button with an icon", Press, Part<MudIconButton>(("Icon", Icons.Material.Filled.Add), ("OnClick", Call<MouseEventArgs>()))),
        new("link of the navigation", Markup("<a href=\"/a\"><span class=\"label\">Tasks</span></a>"), Part<MudNavLink>(("Href", "/a"), Inside(Text))),
        new("panel that opens", Element("details", [], Both(Element("summary", [], Text), Text)), Part<MudExpansionPanel>(("Text", "More"), Inside(Text))),
        new("popover", Both(Markup("<button type=\"button\" popovertarget=\"a\">Help</button>"), Element("div", [("id", "a"), ("popover", "auto")], Text)), Both(Part<MudIconButton>(("Icon", Icons.Material.Filled.Help), ("OnClick", Call<MouseEventArgs>())), Part<MudPopover>(("Open", false), Inside(Text)))),
        new("text field", Input("text"), Part<FormTextField<string>>(("Label", "Name"))),
        new("box of several lines", Element("textarea", [("onchange", Call<ChangeEventArgs>())], null), Part<FormTextField<string>>(("Label", "Name"), ("Lines", 4))),
        new("number", Input("number"), Part<FormNumberField<decimal?>>(("Label", "Name"))),
        new("slider", Input("range"), Part<MudSlider<decimal>>()),
        new("checkbox", Input("checkbox"), Part<FormCheckBox>(("Label", "Name"))),
        new("switch", Input("checkbox"), Part<FormSwitch>(("Label", "Name"))),
        new("select of five", Element("select", [("onchange", Call<ChangeEventArgs>())], Repeat(Five, each => Element("option", [("value", each)], Words(each)))), Part<FormSelect<string>>(("Label", "Name"), Inside(Repeat(Five, each => Part<MudSelectItem<string>>(("Value", each), Inside(Words(each))))))),
        new("words offered while typing", Element("ul", [("role", "listbox")], Repeat(Five, each => Markup("<li role=\"option\">One</li>"))), Part<MudAutocomplete<string>>(("Label", "Name"))),
        new("date", Input("date"), Part<MudDatePicker>(("Label", "Name"))),
        new("two dates of a range", Both(Input("date"), Input("date")), Part<MudDateRangePicker>(("Label", "Name"))),
        new("time", Input("time"), Part<FormTimePicker>(("Label", "Name"))),
        new("date and time", Input("datetime-local"), Both(Part<MudDatePicker>(("Label", "Name")), Part<FormTimePicker>(("Label", "Name")))),
        new("file", Input("file"), Part<MudFileUpload<IBrowserFile>>()),
        new("three tabs", Element("div", [("role", "tablist")], Repeat(Three, _ => Press)), Part<MudTabs>(Inside(Repeat(Three, each => Part<MudTabPanel>(("Text", each), Inside(Text)))))),
    ];

    private static RenderFragment Text => Words("What happened, and what to do.");

    private static RenderFragment Press => Element("button", [("type", "button"), ("class", "button"), ("onclick", Call<MouseEventArgs>())], Words("Do"));

    private static RenderFragment Radios() => Element("div", [("class", "segmented"), ("role", "radiogroup")], Repeat(Three, each =>
        Element("label", [], Both(Element("input", [("type", "radio"), ("name", "a"), ("value", each), ("onchange", Call<ChangeEventArgs>())], null), Words(each)))));

    private static RenderFragment Table() => Element("table", [("class", "table")], Lines());

    private static RenderFragment Lines() => Repeat(Five, _ => Element("tr", [], Repeat(Five, each => Element("td", [], Words(each)))));

    private static EventCallback<T> Call<T>() => EventCallback.Factory.Create<T>(Receiver, _ => { });

    private static RenderFragment Words(string text) => builder => builder.AddContent(0, text);

    private static RenderFragment Markup(string html) => builder => builder.AddMarkupContent(0, html);

    private static RenderFragment Input(string type) => Element("input", [("type", type), ("value", ""), ("onchange", Call<ChangeEventArgs>())], null);

    private static (string Name, object Value) Inside(RenderFragment content) => ("ChildContent", content);

    private static RenderFragment Both(RenderFragment first, RenderFragment second) => builder =>
    {
        builder.AddContent(0, first);
        builder.AddContent(1, second);
    };

    private static RenderFragment Repeat(IReadOnlyList<string> items, Func<string, RenderFragment> draw) => builder =>
    {
        foreach (var item in items) { builder.AddContent(0, draw(item)); }
    };

    private static RenderFragment Element(string name, (string Name, object Value)[] attributes, RenderFragment? content) => builder =>
    {
        builder.OpenElement(0, name);
        foreach (var (attribute, value) in attributes) { builder.AddAttribute(1, attribute, value); }

        if (content is not null) { builder.AddContent(2, content); }

        builder.CloseElement();
    };

    private static RenderFragment Part<T>(params (string Name, object Value)[] parameters) where T : IComponent => builder =>
    {
        builder.OpenComponent<T>(0);
        foreach (var (name, value) in parameters) { builder.AddComponentParameter(1, name, value); }

        builder.CloseComponent();
    };

    /// <param name="Own">What is written by hand.</param>
    /// <param name="Kit">MudBlazor's.</param>
    public sealed record Pair(string Name, RenderFragment Own, RenderFragment Kit);
}
