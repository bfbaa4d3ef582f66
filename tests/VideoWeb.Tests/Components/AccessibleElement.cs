using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace VideoWeb.Tests.Components;

/// <summary>What an element is to somebody who does not see it: its role and its name, as browsers compute them, for the elements that the pages use.</summary>
internal static partial class AccessibleElement
{
    private static readonly string[] NamedByContent =
    [
        "button", "cell", "checkbox", "columnheader", "heading", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "row", "rowheader", "switch", "tab", "tooltip", "treeitem",
    ];

    /// <summary>The role that is written, else that of the element; null for none. A section and a form have one when they are named.</summary>
    public static string? RoleOf(IElement element) => element.GetAttribute("role")?.Trim() is { Length: > 0 } role ? role.Split(' ')[0] : element.LocalName switch
    {
        "a" or "area" when element.HasAttribute("href") => "link",
        "article" => "article",
        "aside" => "complementary",
        // A summary is a button to whoever uses it.
        "button" or "summary" => "button",
        "dialog" => "dialog",
        "details" or "fieldset" => "group",
        "form" when NameOf(element, "form").Length > 0 => "form",
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => "heading",
        "hr" => "separator",
        "img" when element.GetAttribute("alt") is not "" => "img",
        "input" => RoleOfInput(element),
        "li" => "listitem",
        "main" => "main",
        "meter" => "meter",
        "nav" => "navigation",
        "option" => "option",
        "output" => "status",
        "p" => "paragraph",
        "strong" => "strong",
        "code" => "code",
        "dt" => "term",
        "dd" => "definition",
        "progress" => "progressbar",
        "section" when NameOf(element, "region").Length > 0 => "region",
        "select" => element.HasAttribute("multiple") ? "listbox" : "combobox",
        "table" => "table",
        "td" => "cell",
        "textarea" => "textbox",
        "th" => element.GetAttribute("scope") == "row" ? "rowheader" : "columnheader",
        "tr" => "row",
        "ul" or "ol" => "list",
        _ => null,
    };

    /// <summary>What it is called; empty when it has no name.</summary>
    public static string NameOf(IElement element) => NameOf(element, RoleOf(element));

    /// <summary>What is read out after the name: a help, or what is wrong.</summary>
    public static string DescriptionOf(IElement element) => Words(Referred(element, "aria-describedby"));

    /// <summary>Neither it nor what it stands in is kept from readers.</summary>
    public static bool IsShown(IElement element)
    {
        for (var each = element; each is not null; each = each.ParentElement)
        {
            if (IsHidden(each)) { return false; }
        }

        return true;
    }

    /// <summary>What is read out of it, in one line.</summary>
    public static string TextOf(IElement element) => Words(Content(element));

    private static string NameOf(IElement element, string? role)
    {
        string?[] names =
        [
            Referred(element, "aria-labelledby"),
            element.GetAttribute("aria-label"),
            Labels(element),
            element.GetAttribute("alt"),
            element is { LocalName: "input" } && role == "button" ? element.GetAttribute("value") : null,
            element.LocalName switch { "fieldset" => ChildOf(element, "legend"), "table" => ChildOf(element, "caption"), _ => null },
            NamedByContent.Contains(role) ? Content(element) : null,
            element.GetAttribute("title"),
            element.GetAttribute("placeholder"),
        ];
        return names.Select(Words).FirstOrDefault(name => name.Length > 0) ?? "";
    }

    private static string? RoleOfInput(IElement input) => input.GetAttribute("type") switch
    {
        null or "text" or "email" or "tel" or "url" => input.HasAttribute("list") ? "combobox" : "textbox",
        "search" => "searchbox",
        "number" => "spinbutton",
        "range" => "slider",
        "checkbox" => "checkbox",
        "radio" => "radio",
        "button" or "submit" or "reset" or "image" => "button",
        _ => null,
    };

    private static string? Referred(IElement element, string attribute) => element.GetAttribute(attribute) is { } ids
        ? string.Join(' ', ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => RootOf(element).QuerySelector($"[id='{id}']")).OfType<IElement>().Select(Content))
        : null;

    private static string? Labels(IElement element)
    {
        if (element.LocalName is not ("input" or "select" or "textarea" or "meter" or "progress" or "output" or "button")) { return null; }

        IEnumerable<IElement> named = element.Id is { Length: > 0 } id ? RootOf(element).QuerySelectorAll($"label[for='{id}']") : [];
        return string.Join(' ', (element.Closest("label") is { } around ? named.Append(around) : named).Distinct().Select(Content));
    }

    private static IParentNode RootOf(IElement element) => element.GetAncestors().OfType<IParentNode>().LastOrDefault() ?? element;

    private static string? ChildOf(IElement element, string name) => element.Children.FirstOrDefault(child => child.LocalName == name) is { } child ? Content(child) : null;

    // A part that has a name of its own is read by it.
    private static string Content(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.ChildNodes)
        {
            switch (node)
            {
                case IText words:
                    text.Append(words.Data);
                    break;
                case IElement { LocalName: not ("select" or "textarea" or "input" or "style" or "script") } child when !IsHidden(child):
                    text.Append(' ', IsInline(child) ? 0 : 1).Append(child.GetAttribute("aria-label") ?? child.GetAttribute("alt") ?? Content(child)).Append(' ', IsInline(child) ? 0 : 1);
                    break;
            }
        }

        return text.ToString();
    }

    private static bool IsInline(IElement element) => element.LocalName is "a" or "b" or "bdi" or "code" or "em" or "i" or "kbd" or "mark" or "small" or "span" or "strong" or "sub" or "sup" or "time";

    private static bool IsHidden(IElement element) => element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true";

    private static string Words(string? text) => Blanks().Replace(text ?? "", " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
