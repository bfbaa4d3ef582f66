using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CommunityToolkit.HighPerformance.Buffers;
using Microsoft.AspNetCore.Components;

namespace VideoWeb.Components.Shared;

/// <summary>
/// Markup of a part that only shows something, for what a list repeats: to a page it is one frame of 40 bytes, where each of its elements, attributes and
/// texts would be one. What is put in is encoded, unless it is markup itself.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct Html
{
    // Letters of every script stand for themselves; only what means something in HTML is escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Bounded, what was used least goes first. A library's, as it has the eviction and the locks that this takes.
    private static readonly StringPool Pool = new(16_384);

    private readonly StringBuilder _text;

    public Html(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    public static MarkupString Of(Html html) => new(Share(html._text.ToString()));

    /// <summary>One after the other.</summary>
    public static MarkupString All<T>(IEnumerable<T> items, Func<T, MarkupString> draw) => new(string.Concat(items.Select(item => draw(item).Value)));

    /// <summary>The same text from wherever it was shown lately: a page keeps its last two renderings, and those who look at one workspace see the same rows.</summary>
    public static string Share(string text) => Pool.GetOrAdd(text);

    public void AppendLiteral(string html) => _text.Append(html);

    public void AppendFormatted(string? text)
    {
        if (text is not null) { _text.Append(Encoder.Encode(text)); }
    }

    public void AppendFormatted(MarkupString? html) => _text.Append(html?.Value);
}
