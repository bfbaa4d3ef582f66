using System.Globalization;
using System.Text.Json;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>A tolerant look at a JSON value. A missing member, a null and a value of the wrong type are all "nothing"; no look throws.</summary>
internal readonly struct Reading(JsonElement element)
{
    private const int LongestAddress = 8_192;

    private readonly JsonElement _element = element;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsArray => _element.ValueKind == JsonValueKind.Array;

    /// <summary>The member of that name; nothing when this is no object.</summary>
    public Reading this[ReadOnlySpan<char> member]
    {
        get
        {
            if (!IsObject) { return default; }
            // { "\ud800": 1 }: half a surrogate pair in a name cannot be compared. Such an object has no members that we could trust.
            try { return _element.TryGetProperty(member, out var value) ? new Reading(value) : default; }
            catch (InvalidOperationException) { return default; }
        }
    }

    /// <summary>Follows member names joined by dots.</summary>
    public Reading At(ReadOnlySpan<char> path)
    {
        var reading = this;
        foreach (var segment in path.Split('.')) { reading = reading[path[segment]]; }
        return reading;
    }

    /// <summary>The items of an array; none when this is something else.</summary>
    public IEnumerable<Reading> Items
    {
        get
        {
            if (!IsArray) { yield break; }
            foreach (var item in _element.EnumerateArray()) { yield return new Reading(item); }
        }
    }

    public Reading First => IsArray && _element.GetArrayLength() > 0 ? new Reading(_element[0]) : default;

    /// <summary>A string without the white space around it, or the digits of a number as they stand; null when that leaves nothing.</summary>
    public string? Text => _element.ValueKind switch
    {
        JsonValueKind.String when StringValue?.Trim() is { Length: > 0 } text => text,
        JsonValueKind.Number => _element.GetRawText(),
        _ => null,
    };

    /// <summary>An absolute http or https address; null for any other text.</summary>
    public string? Address =>
        _element.ValueKind == JsonValueKind.String && Text is { Length: <= LongestAddress } text
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? text : null;

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
