using System.Globalization;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Controls are MudBlazor's. Each that is written by hand stands in one list with the reason, and with what the kit's own would weigh in a circuit.</summary>
public sealed class ControlListTests
{
    [Fact]
    public void ControlsWrittenByHand_AreThoseOfTheList()
    {
        var written = ControlMarkup.Written("src/VideoWeb").SelectMany(page => ControlMarkup.Find(page.Code), (page, control) => (Place: PlaceOf(page.Path), Control: control));

        Assert.Equal(
            ControlList.All.SelectMany(plain => plain.Places, (plain, place) => $"{plain.Control} in {place}").Order(StringComparer.Ordinal),
            written.GroupBy(each => each).Select(group => $"{group.Key.Control} in {group.Key.Place}{(group.Count() > 1 ? $" × {group.Count()}" : "")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void List_EachException_HasAReasonAndAWeight() => Assert.All(ControlList.All, plain =>
    {
        Assert.EndsWith(".", plain.Reason, StringComparison.Ordinal);
        Assert.True(plain.Weight == ControlList.NoneInKit || plain.Weight.Split(" KB") is [var number, _] && double.TryParse(number, CultureInfo.InvariantCulture, out _), plain.Weight);
    });

    [Fact]
    public void Find_EveryWayToWriteAControl_IsFound()
    {
        var (_, code) = MarkupLiterals.Built("tests/VideoWeb.Tests").Single(page => page.Path.EndsWith("/WrittenControls.razor", StringComparison.Ordinal));

        Assert.Equal(
            [
                "select", "type=checkbox", "type=text", "type=text", "textarea", "type=text", "type=search", "textarea", "type=range", "type=text", "type=?", "dialog", "popover", "popover", "role=menu",
                "class=toast", "role=tab", "type=date", "role=dialog", "table", "progress", "details", "meter", "role=alert", "contenteditable", "role=combobox", "class=badge", "class=badge", "class=skeleton",
                "class=timeline", "role=option",
            ],
            ControlMarkup.Find(code));
    }

    [Theory]
    [InlineData("""Html.Of($"<li><select>{options}</select></li>")""", "select")]
    [InlineData(""""Html.Of($"""<span class="badge {(isNew ? "badge-accent" : null)}" title="{name}">{name}</span>""")"""", "class=badge")]
    [InlineData(""""Html.Of($"""<span class="{(isNew ? "avatar" : "none")}"></span>""")"""", "class=avatar")]
    [InlineData(""""Html.Of($"""<p>{(isNew ? Html.Of($"""<progress></progress>""") : null)}</p>""")"""", "progress")]
    [InlineData(""""Html.Of($"""<input {attributes}>""")"""", "type=text")]
    [InlineData(""""Html.Of($"""<input type="{kind}">""")"""", "type=?")]
    [InlineData(""""Html.Of($"""<tr><td role="meter" aria-valuenow="{value}"></td></tr>""")"""", "role=meter")]
    [InlineData("""new MarkupString("<div popover=auto></div>")""", "popover")]
    [InlineData("""(MarkupString)("<div class=\"" + name + " skeleton\"></div>")""", "class=skeleton")]
    [InlineData(""" " role=\"slider\" tabindex=\"0\"" """, "role=slider")]
    [InlineData("""builder.OpenElement(0, "textarea")""", "textarea")]
    [InlineData("""builder.AddAttribute(1, "contenteditable", "true")""", "contenteditable")]
    [InlineData("""builder.AddMarkupContent(0, "<details></details>")""", "details")]
    public void Find_MarkupInCSharp_IsFound(string code, string control) =>
        Assert.Equal([control], ControlMarkup.Find(ControlMarkup.Parse($"var written = {code};")));

    private static string PlaceOf(string path) => path.Replace("src/VideoWeb/Components/", "", StringComparison.Ordinal) is var place && place.EndsWith(".razor", StringComparison.Ordinal) ? place[..^".razor".Length] : place;
}
