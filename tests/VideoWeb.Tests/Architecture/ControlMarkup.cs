using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VideoWeb.Tests.Architecture;

/// <summary>Finds controls that are written by hand in markup, by the C# that the Razor compiler made of it.</summary>
internal static class ControlMarkup
{
    private static readonly HtmlParser Html = new();

    private static readonly string[] Elements = ["select", "dialog", "textarea"];
    private static readonly string[] Roles = ["menu", "tab", "tablist", "listbox", "dialog"];
    private static readonly string[] Types = ["text", "search", "url", "email", "tel", "password", "date", "time", "datetime-local", "month", "week", "color", "checkbox", "radio", "range", "number", "file"];

    // Only the running program knows it.
    private const string Unknown = "?";

    // What a browser makes of an input that does not say its kind.
    private const string Untyped = "type=text";

    /// <summary>Each control as often as it is written: <c>select</c>, <c>role=tab</c>, <c>type=date</c>, <c>popover</c> or <c>toast</c>; <c>type=?</c> where code chooses.</summary>
    public static IEnumerable<string> Find(SyntaxNode code)
    {
        var isUntyped = false;
        foreach (var call in code.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            switch (MarkupLiterals.NameOf(call), call.ArgumentList.Arguments)
            {
                case ("OpenElement", [_, { } name, ..]):
                    isUntyped = MarkupLiterals.Values(name.Expression).Contains("input");
                    break;
                case ("AddAttribute" or "AddComponentParameter", [_, { } name, ..]) when MarkupLiterals.PlaceOf(name.Expression) == "type":
                    isUntyped = false;
                    break;
                case ("CloseElement", _) when isUntyped:
                    isUntyped = false;
                    yield return Untyped;
                    break;
            }

            foreach (var control in Find(call)) { yield return control; }
        }
    }

    private static IEnumerable<string> Find(InvocationExpressionSyntax call) => (MarkupLiterals.NameOf(call), call.ArgumentList.Arguments) switch
    {
        ("OpenElement", [_, { } name, ..]) => MarkupLiterals.Values(name.Expression).Where(Elements.Contains),
        ("AddAttribute" or "AddComponentParameter", [_, { } name]) => Find(MarkupLiterals.PlaceOf(name.Expression), ""),
        ("AddAttribute" or "AddComponentParameter", [_, { } name, { } value, ..]) => MarkupLiterals.Values(value.Expression).DefaultIfEmpty(Unknown).SelectMany(each => Find(MarkupLiterals.PlaceOf(name.Expression), each)),
        ("AddMarkupContent", [_, { } html]) => MarkupLiterals.Values(html.Expression).SelectMany(OfHtml),
        _ => [],
    };

    private static IEnumerable<string> OfHtml(string html) =>
        from node in Html.ParseFragment(html, Html.ParseDocument("").Body!).SelectMany(node => node.GetDescendantsAndSelf()).OfType<IElement>()
        from control in node.Attributes.SelectMany(attribute => Find(attribute.Name, attribute.Value)).Concat(Elements.Where(name => name == node.LocalName))
            .Concat(node.LocalName == "input" && !node.HasAttribute("type") ? [Untyped] : [])
        select control;

    private static IEnumerable<string> Find(string? attribute, string value) => attribute switch
    {
        "role" when value == Unknown || Roles.Contains(value) => [$"role={value}"],
        "type" when value == Unknown || Types.Contains(value) => [$"type={value}"],
        "popover" => ["popover"],
        "class" when value.Split(' ').Contains("toast") => ["toast"],
        _ => [],
    };
}
