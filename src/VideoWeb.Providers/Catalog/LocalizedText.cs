using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoWeb.Providers.Catalog;

/// <summary>A text of the catalog: in English, which logs and tests have, and in any other languages. Immutable, and equal when all of its languages are.</summary>
[JsonConverter(typeof(LocalizedTextConverter))]
public sealed record LocalizedText
{
    /// <summary>The language that every text has.</summary>
    public const string DefaultLanguage = "en";

    // In the order of the languages, so that equal texts are equal however they were written down.
    private readonly ImmutableArray<(string Language, string Text)> _translations;

    private LocalizedText(string english, ImmutableArray<(string Language, string Text)> translations) => (English, _translations) = (english, translations);

    public string English { get; }

    /// <summary>Every language with its text, English first.</summary>
    public IEnumerable<(string Language, string Text)> All => _translations.Prepend((DefaultLanguage, English));

    public static implicit operator LocalizedText(string english) => Of(english);

    /// <param name="translations">By language tags as <see cref="CultureInfo.Name"/> has them, each once and without English.</param>
    public static LocalizedText Of(string english, params IEnumerable<(string Language, string Text)> translations) =>
        new(english, [.. translations.OrderBy(translation => translation.Language, StringComparer.Ordinal)]);

    /// <summary>
    /// In the culture's language: its own text, else that of its parents (zh-Hans for zh-CN), else any of the same language (zh-Hans for zh), else the English.
    /// </summary>
    /// <remarks>Called for every text of a page: it allocates nothing.</remarks>
    public string In(CultureInfo culture)
    {
        if (_translations.IsEmpty) { return English; }

        for (var language = culture; language.Name.Length > 0; language = language.Parent)
        {
            foreach (var (tag, text) in _translations)
            {
                if (tag == language.Name) { return text; }
            }

            if (language.Name == DefaultLanguage) { return English; }
        }

        foreach (var (tag, text) in _translations)
        {
            if (IsOf(tag, culture.TwoLetterISOLanguageName)) { return text; }
        }

        return English;
    }

    /// <summary>The same with every language's text put through the function.</summary>
    internal LocalizedText Map(Func<string, string> map) => new(map(English), [.. _translations.Select(translation => (translation.Language, map(translation.Text)))]);

    public bool Equals(LocalizedText? other) => other is not null && English == other.English && _translations.AsSpan().SequenceEqual(other._translations.AsSpan());

    public override int GetHashCode() => HashCode.Combine(English, _translations.Length);

    /// <summary>The English.</summary>
    public override string ToString() => English;

    private static bool IsOf(string tag, string language) => tag.StartsWith(language, StringComparison.Ordinal) && (tag.Length == language.Length || tag[language.Length] == '-');
}

/// <summary>As in catalog files: <c>"Seed"</c>, or <c>{"en":"Seed","zh-Hans":"种子"}</c> where there are several languages.</summary>
internal sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) { return reader.GetString()!; }
        if (reader.TokenType != JsonTokenType.StartObject) { throw new JsonException("A text is a string, or an object of strings by language."); }

        string? english = null;
        var translations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String) { throw new JsonException("The text of a language is a string."); }

            if (language == LocalizedText.DefaultLanguage) { english = reader.GetString(); }
            else { translations[language] = reader.GetString()!; }
        }

        return LocalizedText.Of(english ?? throw new JsonException("A text needs its English."), translations.Select(translation => (translation.Key, translation.Value)));
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        if (value.All.Skip(1).FirstOrDefault() == default)
        {
            writer.WriteStringValue(value.English);
            return;
        }

        writer.WriteStartObject();
        foreach (var (language, text) in value.All) { writer.WriteString(language, text); }
        writer.WriteEndObject();
    }
}
