using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VideoWeb.Tests.Architecture;

/// <summary>
/// Finds controls that are written by hand: in markup, by the C# that the Razor compiler made of it, and in C# that writes markup itself, by a render tree
/// builder or as text.
/// </summary>
internal static partial class ControlMarkup
{
    private static readonly HtmlParser Html = new();

    // A row by itself is dropped from anything but a table or a template.
    private static readonly IElement Context = Html.ParseDocument("").CreateElement("template");

    private static readonly string[] Elements = ["select", "dialog", "textarea", "table", "progress", "meter", "details", "datalist"];
    private static readonly string[] Types = ["text", "search", "url", "email", "tel", "password", "date", "time", "datetime-local", "month", "week", "color", "checkbox", "radio", "range", "number", "file"];

    private static readonly string[] Roles =
    [
        "menu", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "tablist", "tabpanel", "listbox", "option", "combobox", "dialog", "alertdialog", "alert", "progressbar", "meter",
        "radiogroup", "radio", "checkbox", "switch", "slider", "spinbutton", "textbox", "searchbox", "grid", "table", "tree",
    ];

    // What our sheets make look like a control of the kit's: alert, badge, avatar, skeleton, timeline, rating, toggle group, chips, progress.
    private static readonly string[] Classes = ["toast", "sentence", "badge", "avatar", "skeleton", "timeline", "stars", "segmented", "tag-chip", "tag", "chip", "spinner", "bar", "thumb-bar"];

    // Only the running program knows it.
    private const string Unknown = "?";

    // What a browser makes of an input that does not say its kind.
    private const string Untyped = "type=text";

    /// <summary>All code of a project that may write markup, as it was built last, with the file that it was written in.</summary>
    public static IEnumerable<(string Path, SyntaxNode Code)> Written(string project) =>
        MarkupLiterals.Built(project).Concat(Repository.Files(project, ".cs").Select(path => (path, Parse(Repository.Read(path)))));

    public static SyntaxNode Parse(string code) => CSharpSyntaxTree.ParseText(code).GetRoot();

    /// <summary>
    /// Each control as often as it is written: <c>select</c>, <c>role=tab</c>, <c>type=date</c>, <c>class=badge</c>, <c>popover</c> or <c>contenteditable</c>;
    /// <c>type=?</c> where code chooses.
    /// </summary>
    public static IEnumerable<string> Find(SyntaxNode code)
    {
        var isUntyped = false;
        foreach (var node in code.DescendantNodes().OfType<ExpressionSyntax>())
        {
            if (node is not InvocationExpressionSyntax call)
            {
                foreach (var control in TextOf(node) is { } text ? OfHtml(text) : []) { yield return control; }

                continue;
            }

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
        ("AddAttribute" or "AddComponentParameter", [_, { } name, { } value, ..]) =>
            MarkupLiterals.Values(value.Expression).DefaultIfEmpty(Unknown).SelectMany(each => Find(MarkupLiterals.PlaceOf(name.Expression), each)).Distinct(),
        _ => [],
    };

    // What a text in the code comes to: with what a hole may put into an attribute, and without what one puts elsewhere, which is looked at for itself.
    private static string? TextOf(ExpressionSyntax node)
    {
        if (node is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax) || node.Parent.IsKind(SyntaxKind.AddExpression)) { return null; }

        var text = new StringBuilder();
        foreach (var (written, hole) in Parts(node))
        {
            text.Append(hole is null ? written : OpenValue().IsMatch(text.ToString()) ? string.Join(' ', MarkupLiterals.Values(hole).DefaultIfEmpty(Unknown)) : "");
        }

        // Attributes alone are kept as a constant, or put in by a choice.
        var html = text.ToString();
        return Tag().IsMatch(html) ? html : Attribute().IsMatch(html) ? $"<i {html}></i>" : null;
    }

    private static IEnumerable<(string? Written, ExpressionSyntax? Hole)> Parts(ExpressionSyntax node) => node switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [(literal.Token.ValueText, null)],
        InterpolatedStringExpressionSyntax text => text.Contents.Select(part => part is InterpolationSyntax hole ? ((string?)null, hole.Expression) : (((InterpolatedStringTextSyntax)part).TextToken.ValueText, null)),
        BinaryExpressionSyntax pair when pair.IsKind(SyntaxKind.AddExpression) => Parts(pair.Left).Concat(Parts(pair.Right)),
        _ => [(null, node)],
    };

    private static IEnumerable<string> OfHtml(string html) =>
        from node in Html.ParseFragment(html, Context).SelectMany(node => node.GetDescendantsAndSelf()).OfType<IElement>()
        from control in node.Attributes.SelectMany(attribute => Find(attribute.Name, attribute.Value)).Concat(Elements.Where(name => name == node.LocalName))
            .Concat(node.LocalName == "input" && !node.HasAttribute("type") ? [Untyped] : [])
        select control;

    private static IEnumerable<string> Find(string? attribute, string value) => attribute switch
    {
        "role" when value == Unknown || Roles.Contains(value) => [$"role={value}"],
        "type" when value == Unknown || Types.Contains(value) => [$"type={value}"],
        "popover" or "contenteditable" => [attribute],
        "class" when Classes.FirstOrDefault(value.Split(' ').Contains) is { } name => [$"class={name}"],
        _ => [],
    };

    [GeneratedRegex("<[a-z]")]
    private static partial Regex Tag();

    [GeneratedRegex("^ *[a-z-]+=\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<[a-z][^<>]*=\"[^\"]*$|^ *[a-z-]+=\"[^\"]*$")]
    private static partial Regex OpenValue();
}
