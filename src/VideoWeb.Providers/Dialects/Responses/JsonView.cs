using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>A tolerant look at a JSON value. A missing member, a null and a value of the wrong type are all "nothing"; no look throws.</summary>
/// <param name="baseUrl">To which relative addresses in the answer refer; null when that is not known, and then they are none.</param>
internal readonly struct JsonView(JsonElement element, Uri? baseUrl = null)
{
    private const int LongestAddress = 8_192;

    // Each letter may be written as an escape.
    private const int LongestWritten = (6 * LongestAddress) + 2_048;

    // A look at a member passes all of them, and there are many looks. No answer about a task has nearly so many.
    private const int MostMembers = 1_000;

    private const int LongestName = 64;

    private static readonly string[] FileEndings = [".mp4", ".mov", ".webm", ".m4v", ".jpg", ".jpeg", ".png", ".webp", ".gif"];

    private readonly JsonElement _element = element;
    private readonly Uri? _baseUrl = baseUrl;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsArray => _element.ValueKind == JsonValueKind.Array;

    /// <summary>The member of that name; nothing when this is no object, or one with more members than any answer has.</summary>
    public JsonView this[ReadOnlySpan<char> member]
    {
        get
        {
            if (!IsObject || _element.GetPropertyCount() > MostMembers) { return default; }
            // { "\ud800": 1 }: half a surrogate pair in a name cannot be compared. Such an object has no members that we could trust.
            try { return _element.TryGetProperty(member, out var value) ? new JsonView(value, _baseUrl) : default; }
            catch (InvalidOperationException) { return default; }
        }
    }

    /// <summary>Follows member names joined by dots.</summary>
    public JsonView At(ReadOnlySpan<char> path)
    {
        var view = this;
        foreach (var segment in path.Split('.')) { view = view[path[segment]]; }
        return view;
    }

    /// <summary>The items of an array; none when this is something else.</summary>
    public IEnumerable<JsonView> Items
    {
        get
        {
            if (!IsArray) { yield break; }
            foreach (var item in _element.EnumerateArray()) { yield return new JsonView(item, _baseUrl); }
        }
    }

    /// <summary>The members of an object, each with its name; none when this is something else, or has more members than any answer.</summary>
    public IEnumerable<(string Name, JsonView Value)> Members
    {
        get
        {
            if (!IsObject || _element.GetPropertyCount() > MostMembers) { yield break; }
            foreach (var member in _element.EnumerateObject())
            {
                if (NameOf(member) is { } name) { yield return (name, new JsonView(member.Value, _baseUrl)); }
            }
        }
    }

    /// <summary>The value that a text is written of, <c>"{\"url\":\"…\"}"</c>; the value itself when it is no such text.</summary>
    public JsonView Opened
    {
        get
        {
            if (_element.ValueKind != JsonValueKind.String || JsonMarshal.GetRawUtf8Value(_element).Length > LongestWritten || Text is not { } text || text[0] is not ('{' or '[')) { return this; }
            try { return new JsonView(JsonElement.Parse(Encoding.UTF8.GetBytes(text), new JsonDocumentOptions { MaxDepth = 64 }), _baseUrl); }
            catch (JsonException) { return this; }
        }
    }

    /// <summary>Whether it is a <c>true</c> or a <c>false</c>; null when it is neither.</summary>
    public bool? Truth => _element.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    public JsonView First => IsArray && _element.GetArrayLength() > 0 ? new JsonView(_element[0], _baseUrl) : default;

    /// <summary>A string without the white space around it, or the digits of a number as they stand; null when that leaves nothing.</summary>
    public string? Text => _element.ValueKind switch
    {
        JsonValueKind.String when StringValue?.Trim() is { Length: > 0 } text => text,
        JsonValueKind.Number => _element.GetRawText(),
        _ => null,
    };

    /// <summary>
    /// An absolute http or https address, as it stands; a path (<c>/files/ok.mp4</c>, or <c>files/ok.mp4</c> where its ending says that it is one) from the
    /// root of the host that answered; null for any other text.
    /// </summary>
    /// <remarks><c>//host/ok.mp4</c> is taken too: whoever answers may name any host by an absolute address, and what is fetched is checked alike for both.</remarks>
    public string? Address
    {
        get
        {
            if (_element.ValueKind != JsonValueKind.String || JsonMarshal.GetRawUtf8Value(_element).Length > LongestWritten || Text is not { Length: <= LongestAddress } text) { return null; }
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") { return text; }

            if (_baseUrl is null || text.Any(letter => letter is '\\' || char.IsWhiteSpace(letter) || char.IsControl(letter))) { return null; }
            var path = text.StartsWith('/') ? text : IsFileWithoutSlash(text) ? "/" + text : null;
            return path is not null && Uri.TryCreate(_baseUrl, path, out var resolved) && resolved.Scheme is "http" or "https" && resolved.AbsoluteUri.Length <= LongestAddress ? resolved.AbsoluteUri : null;
        }
    }

    /// <summary>A number, or a text that is one: <c>0.32</c>, <c>"0.32"</c>.</summary>
    public decimal? Number => _element.ValueKind switch
    {
        JsonValueKind.Number when _element.TryGetDecimal(out var number) => number,
        JsonValueKind.String when decimal.TryParse(StringValue, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A number above zero: a length.</summary>
    public decimal? PositiveNumber => Number is > 0 and var number ? number : null;

    /// <summary>A number that is not negative: a price.</summary>
    public decimal? Amount => Number is >= 0 and var number ? number : null;

    public long? Integer => Number is { } number && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    /// <summary>How names are compared where they are written in many ways: small letters and digits.</summary>
    public static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Take(LongestName).Select(char.ToLowerInvariant));

    // Half a surrogate pair is no name.
    private static string? NameOf(JsonProperty member)
    {
        try { return member.Name; }
        catch (InvalidOperationException) { return null; }
    }

    // Words stand in the same places as addresses: only a known ending makes a path of one. "cdn.example.com/a.mp4" is a host without its scheme, and
    // whatever has a colon or an @ before its query may be a scheme, a port or a user.
    private static bool IsFileWithoutSlash(string text)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? text : text[..end];
        var folder = path.IndexOf('/', StringComparison.Ordinal);
        var isPlain = !path.AsSpan().ContainsAny(':', '@') && (folder < 0 || !path[..folder].Contains('.', StringComparison.Ordinal));
        return isPlain && FileEndings.Any(ending => path.Length > ending.Length && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    // A string may hold "\ud800", half a surrogate pair, which is no text.
    private string? StringValue
    {
        get
        {
            try { return _element.GetString(); }
            catch (InvalidOperationException) { return null; }
        }
    }
}

/// <summary>Reads the body of an answer as one JSON value.</summary>
internal static class ResponseJson
{
    // Deeper than any real answer, and shallow enough for every recursion.
    private const int MaxDepth = 64;

    /// <summary>Nothing when the body is not one whole JSON value: empty, HTML, cut, too deep.</summary>
    public static JsonView Parse(ProviderResponse response)
    {
        if (response.IsTruncated) { return default; }
        // Through bytes: a text with half a surrogate pair becomes a replacement character, where parsing the text itself would throw.
        var bytes = Encoding.UTF8.GetBytes(response.Body.TrimStart('\uFEFF'));
        try
        {
            return new JsonView(JsonElement.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth }), response.BaseUrl);
        }
        catch (JsonException) { return default; }
    }

    /// <summary>
    /// A text member at the top of a body that was cut, when the part that arrived holds it whole; null else.
    /// </summary>
    public static string? TopTextOfCutBody(ProviderResponse response, string member)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(response.Body), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(member)) { continue; }
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) { return null; }
        return null;
    }
}
