using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace VideoWeb.Components.Shared;

/// <summary>The one set of icons: strokes on a 24 by 24 grid, drawn for this program. A name that starts a line here is its name.</summary>
/// <remarks>Of our own because lists repeat icons as markup and not as components, and because MudBlazor brings Material's filled shapes, which look like another program's.</remarks>
internal static class IconShapes
{
    internal static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["compose"] = "M4 20h4L19 9a2.1 2.1 0 0 0-3-3L5 17zM14 8l3 3M5 4v4M3 6h4",
        ["tasks"] = "M10 6h10M10 12h10M10 18h10M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2",
        ["size-small"] = "M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM10 10h4v4h-4zM16 10h4v4h-4zM4 16h4v4H4zM10 16h4v4h-4zM16 16h4v4h-4z",
        ["size-medium"] = "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
        ["size-large"] = "M4 5h16v14H4z",
        ["calendar"] = "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
        ["gallery"] = "M4 4h7v9H4zM15 4h5v5h-5zM15 13h5v7h-5zM4 17h7v3H4z",
        ["connections"] = "M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4",
        ["workspace"] = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.6 3-6 6.500-6s6.100 2.400 6.500 6M16 4.600a3.500 3.500 0 0 1 0 6M18.500 14.600c1.700.900 2.800 2.800 3 5.400",
        ["admin"] = "M12 3l7.500 3v5.500c0 4.500-3 8-7.500 9.500-4.500-1.500-7.500-5-7.500-9.500V6zM9 12l2.200 2.200L15.200 10",
        ["person"] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.600-4 3.600-6.500 7.500-6.500s6.900 2.500 7.500 6.500",
        ["sign-out"] = "M10 4H5v16h5M15 8l4 4-4 4M19 12H9",
        ["rail"] = "M4 5h16v14H4zM9.500 5v14",
        ["more"] = "M5 12h.01M12 12h.01M19 12h.01",
        ["plus"] = "M12 5v14M5 12h14",
        ["close"] = "M6 6l12 12M18 6L6 18",
        ["check"] = "M5 12.500l4.500 4.500L19 7.500",
        ["chevron-down"] = "M6 9.500l6 6 6-6",
        ["chevron-up"] = "M6 14.500l6-6 6 6",
        ["chevron-left"] = "M14.500 6l-6 6 6 6",
        ["chevron-right"] = "M9.500 6l6 6-6 6",
        ["arrow-left"] = "M20 12H4M10 6l-6 6 6 6",
        ["arrow-right"] = "M4 12h16M14 6l6 6-6 6",
        ["arrow-up"] = "M12 20V4M6 10l6-6 6 6",
        ["external"] = "M13 4h7v7M20 4l-9 9M17 14v6H4V7h6",
        ["sort"] = "M8 9l4-4 4 4M8 15l4 4 4-4",
        ["search"] = "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L20 20",
        ["sliders"] = "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4",
        ["settings"] = "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v2.500M12 18.500V21M3 12h2.500M18.500 12H21M5.600 5.600l1.800 1.800M16.600 16.600l1.800 1.800M18.400 5.600l-1.800 1.800M7.400 16.600l-1.800 1.800",
        ["sun"] = "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500V4M12 20v1.500M2.500 12H4M20 12h1.500M5.300 5.300l1 1M17.700 17.700l1 1M18.700 5.300l-1 1M6.300 17.700l-1 1",
        ["moon"] = "M20 14.500A8.300 8.300 0 0 1 9.500 4a8.300 8.300 0 1 0 10.500 10.500z",
        ["monitor"] = "M3 5h18v11H3zM9 20h6M12 16v4",
        ["key"] = "M8 19a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM11.200 11.300L19 3.500M15.500 7l3 3M19 3.500L21 5.500",
        ["lock"] = "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3",
        ["unlock"] = "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 6.800-1.200",
        ["eye"] = "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
        ["link"] = "M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1.200 1.200M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1.200-1.200",
        ["mail"] = "M3 6h18v12H3zM3.500 6.500L12 13l8.500-6.500",
        ["copy"] = "M9 9h11v11H9zM5.500 15H4V4h11v1.500",
        ["edit"] = "M4 20h4L19.500 8.500a2.100 2.100 0 0 0-3-3L5 17zM14.500 7.500l3 3",
        ["trash"] = "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
        ["refresh"] = "M20 11A8 8 0 0 0 6 6.500L4 8.500M4 4v4.500h4.500M4 13a8 8 0 0 0 14 4.500l2-2M20 20v-4.500h-4.500",
        ["again"] = "M4 12a8 8 0 1 0 2.500-5.800L4 8.500M4 4v4.500h4.500",
        ["upload"] = "M12 16V4.500M7 9.500l5-5 5 5M4 20h16",
        ["download"] = "M12 4v11M7 10.500l5 5 5-5M4 20h16",
        ["branch"] = "M7 4v16M7 15h6a4 4 0 0 0 4-4V4M4 7l3-3 3 3M14 7l3-3 3 3",
        ["remix"] = "M4 8h3.500c2 0 3.500 1 4.500 4s2.500 4 4.500 4H20M17 13l3 3-3 3M4 16h3.500c1.200 0 2.200-.400 3-1.200M13.500 9.200c.800-.800 1.800-1.200 3-1.200H20M17 5l3 3-3 3",
        ["play"] = "M7 4.500v15l12.500-7.500z",
        ["stop"] = "M6 6h12v12H6z",
        ["mark-in"] = "M14 4H8v16h6",
        ["mark-out"] = "M10 4h6v16h-6",
        ["actual"] = "M4 5h16v14H4zM8 9v6M16 9v6M12 10.500h.01M12 13.500h.01",
        ["full-screen"] = "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
        ["film"] = "M4 4h16v16H4zM8 4v16M16 4v16M4 9h4M4 15h4M16 9h4M16 15h4M8 12h8",
        ["image"] = "M4 4h16v16H4zM4 16l4.500-4.500L14 17M13 14.500l2.500-2.500 4.500 4.500M15.500 8.500h.01",
        ["frames"] = "M3 7h8v10H3zM13 7h8v10h-8zM11 12h2",
        ["music"] = "M9 17.500V5l10-2v12M9 17.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0zM19 15a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z",
        ["text"] = "M5 6V4.500h14V6M12 4.500v15M9 19.500h6",
        ["code"] = "M8 7l-5 5 5 5M16 7l5 5-5 5M13.500 4.500l-3 15",
        ["crop"] = "M7 2.500V17h14.500M2.500 7H17v14.500",
        ["dice"] = "M4 4h16v16H4zM8.500 8.500h.01M15.500 15.500h.01M12 12h.01M15.500 8.500h.01M8.500 15.500h.01",
        ["clock"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.200l3.500 2",
        ["spark"] = "M12 3l2 6.500 6.500 2.500-6.500 2.500L12 21l-2-6.500L3.500 12 10 9.500z",
        ["bolt"] = "M13 3L5 13.500h6L10.500 21 19 10h-6.500z",
        ["info"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.500M12 7.800h.01",
        ["alert"] = "M12 4L2.500 20h19zM12 10v4.500M12 17.200h.01",
        ["blocked"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.700 5.700l12.600 12.600",
        ["question"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500c.200-1.500 1.200-2.300 2.600-2.300 1.500 0 2.600.900 2.600 2.300 0 2-2.600 2-2.600 4M12 16.800h.01",
        ["sound"] = "M4 10v4h3.500l4.500 4V6L7.500 10zM15.500 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11",
        ["bell"] = "M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4",
        ["star"] = "M12 3.500l2.600 5.500 6 .800-4.400 4.200 1.100 6L12 17.100 6.700 20l1.100-6L3.400 9.800l6-.800z",
        ["heart"] = "M12 20s-7.500-4.600-7.500-10A4.300 4.300 0 0 1 12 7.300 4.300 4.300 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10z",
        ["coins"] = "M9 11c3.300 0 6-1.300 6-3s-2.700-3-6-3-6 1.300-6 3 2.700 3 6 3zM3 8v4c0 1.700 2.700 3 6 3M15 8v2M15 19c3.300 0 6-1.300 6-3s-2.700-3-6-3-6 1.300-6 3 2.700 3 6 3zM9 16v3c0 1.700 2.700 3 6 3s6-1.300 6-3v-3",
        ["box-empty"] = "M4 4h16v16H4z",
        ["box-checked"] = "M4 4h16v16H4zM8 12.500l3 3 5.500-6.500",
        ["box-mixed"] = "M4 4h16v16H4zM8 12h8",
        ["comment"] = "M4 5h16v11h-9l-4 4v-4H4z",
        ["compare"] = "M4 5h16v14H4zM12 3v18M7 9h2M15 9h2",
        ["swap"] = "M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4",
        ["box"] = "M4 8l8-4.500L20 8v8.500L12 21l-8-4.500zM4 8l8 4.500L20 8M12 12.500V21",
    }.ToFrozenDictionary();

    private const string Drawing = """
        <svg class="{class}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{path}" /></svg>
        """;

    /// <summary>Each as a decorative drawing. It is markup, because a component for each would weigh 3 KB in every open page.</summary>
    internal static readonly FrozenDictionary<string, MarkupString> Plain = Draw("icon");

    /// <summary>The same, as small as the text beside it.</summary>
    internal static readonly FrozenDictionary<string, MarkupString> Small = Draw("icon", "icon-small");

    /// <summary>One with classes of its own, and read out where it has a label.</summary>
    internal static MarkupString Of(string name, string[] classes, string? label = null) => label is null
        ? Html.Of($"""<svg class="icon {string.Join(' ', classes)}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{Paths[name]}" /></svg>""")
        : Html.Of($"""<svg class="icon {string.Join(' ', classes)}" viewBox="0 0 24 24" role="img" aria-label="{label}" focusable="false"><path d="{Paths[name]}" /></svg>""");

    private static FrozenDictionary<string, MarkupString> Draw(params string[] classes) => Paths.ToFrozenDictionary(
        shape => shape.Key, shape => new MarkupString(Drawing.Replace("{class}", string.Join(' ', classes), StringComparison.Ordinal).Replace("{path}", shape.Value, StringComparison.Ordinal)));
}
