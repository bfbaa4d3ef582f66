using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
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

    private readonly StringBuilder _text;

    public Html(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    public static MarkupString Of(Html html) => new(html._text.ToString());

    public void AppendLiteral(string html) => _text.Append(html);

    public void AppendFormatted(string? text)
    {
        if (text is not null) { _text.Append(Encoder.Encode(text)); }
    }

    public void AppendFormatted(MarkupString? html) => _text.Append(html?.Value);
}
