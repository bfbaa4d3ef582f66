using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Storage;

/// <summary>
/// Text that came from outside. PostgreSQL refuses U+0000 and halves of surrogate pairs, and losing a paid answer over one would be absurd:
/// they become U+FFFD in both databases.
/// </summary>
internal sealed class CleanTextConverter() : ValueConverter<string, string>(text => Clean(text), text => text)
{
    public static string Clean(string text)
    {
        if (!text.Any(character => character == '\0' || char.IsSurrogate(character))) { return text; }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) { clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune); }
        return clean.ToString();
    }
}
