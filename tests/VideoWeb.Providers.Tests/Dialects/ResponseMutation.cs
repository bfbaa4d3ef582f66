using System.Text;
using System.Text.RegularExpressions;
using VideoWeb.Providers.Tests.Golden;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Damages real answers in the ways that networks, gateways and relays do, and in ways that nobody does. The seed decides everything.</summary>
public sealed partial class ResponseMutation(string dialect, int seed)
{
    private static readonly int[] Statuses = [200, 200, 200, 201, 202, 204, 301, 307, 400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 425, 429, 499, 500, 502, 503, 504, 524];

    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "-1", "1e999", "1.5", "\"\"", "\" \"", "[]", "{}", "[[]]", "\"\\ud800\"", "\"NaN\"", "\"101%\"", "\"..\"", "9999999999999999999999",
        "\"javascript:alert(1)\"", "\"http://\"", "{\"url\":null}", "[null]", "\u0000", "<html>", "\ufeff", "\ud800", ",", "]", "}",
    ];

    private static readonly string[] Trailing = [" {}", "\n<!-- gateway -->", "null", "\0", "]]]]", "{\"task_id\":\"evil\"}", " // ok"];

    private readonly string[] _bodies =
        [.. GoldenFiles.All.Where(item => item.Dialect == dialect && item.Kind.StartsWith("read", StringComparison.Ordinal)).Select(item => GoldenResponse.Read(item.Member("response")).Body)];

    private readonly Random _random = new(seed);

    public ProviderResponse Next()
    {
        var body = Pick(_bodies);
        for (var rounds = _random.Next(1, 5); rounds > 0; rounds--) { body = Damaged(body); }
        return new ProviderResponse(Pick(Statuses), _random.Next(3) == 0 ? "text/html" : "application/json", body, _random.Next(10) == 0);
    }

    private string Damaged(string body)
    {
        var at = _random.Next(body.Length + 1);
        var end = _random.Next(at, body.Length + 1);
        return _random.Next(15) switch
        {
            0 => body[..at],
            1 => body[at..],
            2 => body[..at] + body[end..],
            3 => body[..at] + (char)_random.Next(0x10000) + body[at..],
            4 => body[..at] + Pick(Odd) + body[at..],
            5 => WithOddValue(body),
            6 => body[..at] + Pick(_bodies) + body[at..],
            7 => new StringBuilder().Insert(0, "{\"data\":", _random.Next(1, 90)).Append(body).ToString(),
            8 => '\uFEFF' + body,
            9 => body + Pick(Trailing),
            10 => Twice(body),
            11 => QuotedNumber().Replace(body, "\"$0\""),
            12 => WithInvalidBytes(body),
            13 => body.Replace("\"", _random.Next(2) == 0 ? "'" : "\\\"", StringComparison.Ordinal),
            _ => body.Replace("task_id", "id", StringComparison.Ordinal),
        };
    }

    // Puts something else where a value stands, so that the whole mostly stays JSON.
    private string WithOddValue(string body)
    {
        var colons = Enumerable.Range(0, body.Length).Where(index => body[index] == ':').ToList();
        if (colons.Count == 0) { return body; }
        var start = colons[_random.Next(colons.Count)] + 1;
        var stop = body.IndexOfAny([',', '}'], start);
        return stop < 0 ? body : body[..start] + Pick(Odd) + body[stop..];
    }

    // A member that stands twice, with another value the second time.
    private string Twice(string body)
    {
        var members = Member().Matches(body);
        return members.Count == 0 ? body : body.Insert(members[_random.Next(members.Count)].Index, $"{members[_random.Next(members.Count)].Value}{Pick(Odd)},");
    }

    // As the sender decodes them: bytes that are no UTF-8 become replacement characters.
    private string WithInvalidBytes(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        for (var rounds = bytes.Length == 0 ? 0 : _random.Next(1, 5); rounds > 0; rounds--) { bytes[_random.Next(bytes.Length)] = (byte)_random.Next(128, 256); }
        return Encoding.UTF8.GetString(bytes);
    }

    [GeneratedRegex(@"(?<=:)\s*-?\d+(\.\d+)?(?=[,}])")]
    private static partial Regex QuotedNumber();

    [GeneratedRegex("\"[a-z_]+\"\\s*:")]
    private static partial Regex Member();

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
