using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;

namespace VideoWeb.Components.Layout;

/// <summary>The sign of the program; app.css has its colours.</summary>
internal static class BrandMark
{
    private const string Name = "VideoWeb";

    public static readonly MarkupString Shape = Html.Of(
        $"""
        <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="8" /><path d="M11 8.800v14.400a.9.9 0 0 0 1.400.750l10.700-7.200a.9.9 0 0 0 0-1.500L12.400 8.050a.9.9 0 0 0-1.400.750z" /></svg>
        """);

    /// <summary>The sign and the name, which lead home.</summary>
    public static readonly MarkupString Link = Html.Of($"""<a href="/" class="brand-link" aria-label="{Name}">{Shape}<span class="label">{Name}</span></a>""");
}
