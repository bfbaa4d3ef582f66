using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>What a connection's fields must be like. Each answer is null when it is right.</summary>
internal static class ConnectionRules
{
    private const int MaxUrlLength = 2_000;
    private const int MaxPathLength = 500;

    /// <param name="baseUrl">Null when it stays.</param>
    /// <param name="key">Null when it stays.</param>
    public static Message? Check(ConnectionSettings settings, Uri? baseUrl, SecretKey? key) =>
        CheckLabel(settings.Label)
        ?? (baseUrl is null ? null : CheckBaseUrl(baseUrl))
        ?? (key is null ? null : ConnectionKeyText.Problem(key.Reveal()))
        ?? (settings.CallbackKey?.Reveal() is not { Length: > 0 } callbackKey ? null : ConnectionKeyText.Problem(callbackKey))
        ?? CheckPath(settings.Overrides?.CreatePath, takesQuery: false)
        ?? CheckPath(settings.Overrides?.QueryPath, takesQuery: true)
        ?? (settings.Overrides?.QueryMethod is null or "GET" or "POST" ? null : Message.Of(MessageCode.QueryMethodWrong))
        ?? CheckPace(settings.Pace)
        ?? CheckHours(settings.Hours);

    private static Message? CheckPace(ConnectionPace? pace)
    {
        if (pace?.Concurrency is < 1 or > ConnectionPace.MostConcurrency) { return Message.Of(MessageCode.ConcurrencyWrong, ("most", ConnectionPace.MostConcurrency)); }
        if (pace?.Running is < 1 or > ConnectionPace.MostRunning) { return Message.Of(MessageCode.RunningWrong, ("most", ConnectionPace.MostRunning)); }
        return pace?.PerMinute is < 1 or > ConnectionPace.MostPerMinute ? Message.Of(MessageCode.PerMinuteWrong, ("most", ConnectionPace.MostPerMinute)) : null;
    }

    private static Message? CheckHours(SendWindow? hours) => hours is null or { IsComplete: true } ? null : Message.Of(MessageCode.HoursIncomplete);

    private static Message? CheckLabel(string label) =>
        label.Trim().Length is >= 1 and <= ConnectionStore.MaxLabelLength ? null : Message.Of(MessageCode.ConnectionNameWrong, ("most", ConnectionStore.MaxLabelLength));

    private static Message? CheckBaseUrl(Uri url)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) || url.OriginalString.Length > MaxUrlLength)
        {
            return Message.Of(MessageCode.BaseUrlWrong);
        }

        return url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0
            ? Message.Of(MessageCode.BaseUrlHasMore)
            : null;
    }

    // The path is put behind the base URL; "//host" or a backslash there could lead to another host, and the key with it.
    private static Message? CheckPath(string? path, bool takesQuery)
    {
        if (path is null) { return null; }

        var isPath = path.Length <= MaxPathLength && path.StartsWith('/') && !path.Contains("//", StringComparison.Ordinal)
            && !path.Contains("..", StringComparison.Ordinal) && path.All(character => character is > ' ' and <= '~' and not ('#' or '\\' or '@'))
            && path.Count(character => character == '?') <= (takesQuery ? 1 : 0);
        if (isPath) { return null; }
        return takesQuery ? Message.Of(MessageCode.QueryPathWrong) : Message.Of(MessageCode.CreatePathWrong);
    }
}

/// <summary>Keys as people paste them, for saving and for trying alike.</summary>
public static class ConnectionKeyText
{
    private const int MaxLength = 2_000;

    // As headers and the settings of programs name them, each with what follows the name.
    private static readonly string[] Names = ["Authorization", "X-API-Key", "API-Key", "API_Key", "apikey"];
    private static readonly string[] Words = ["Bearer", "Token"];

    private const string Quotes = "\"'`“”‘’„«»";

    /// <summary>The key alone: without blanks, marks of no width and quotes around it, and without the words that stand before it in a header.</summary>
    public static SecretKey Clean(SecretKey key) => new(Clean(key.Reveal()));

    /// <summary>The same of what is typed.</summary>
    public static string Clean(string typed)
    {
        var text = Trim(typed);
        foreach (var name in Names) { text = After(text, name, letter => letter is ':' or '='); }
        foreach (var word in Words) { text = After(text, word, letter => letter is ':' || IsBlank(letter)); }
        return text;
    }

    private static string After(string text, string word, Func<char, bool> endsIt)
    {
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) { return text; }
        var rest = text[word.Length..];
        var end = rest.TakeWhile(IsAround).Count();
        return rest.Length == 0 || end == rest.Length ? ""
            : endsIt(rest[0]) || endsIt(rest[end]) ? Trim(rest[(end + (endsIt(rest[end]) ? 1 : 0))..]) : text;
    }

    // The key becomes part of a header: a line break in it would begin another one.
    /// <summary>Null when it can be a key.</summary>
    /// <param name="key">As <see cref="Clean(string)"/> leaves it.</param>
    public static Message? Problem(string key)
    {
        if (key.Length is 0 or > MaxLength) { return Message.Of(MessageCode.KeyLengthWrong, ("most", MaxLength)); }

        return key.All(character => character is > ' ' and <= '~')
            ? null
            : Message.Of(MessageCode.KeyLetterWrong);
    }

    private static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsAround(text[start])) { start++; }
        while (end > start && IsAround(text[end - 1])) { end--; }
        return text[start..end];
    }

    private static bool IsAround(char letter) => IsBlank(letter) || Quotes.Contains(letter, StringComparison.Ordinal);

    private static bool IsBlank(char letter) => char.IsWhiteSpace(letter) || letter is '\u200b' or '\u200c' or '\u200d' or '\u200e' or '\u200f' or '\u2060' or '\ufeff' or '\u00ad';
}
