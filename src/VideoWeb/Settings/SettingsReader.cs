using System.Globalization;
using System.Net;

namespace VideoWeb.Settings;

/// <summary>Reads settings by their line in <see cref="SettingList"/> and collects everything that is wrong, instead of stopping at the first.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<SettingProblem> _problems = [];

    internal IReadOnlyList<SettingProblem> Problems => _problems;

    internal void Report(string key, string reason) => _problems.Add(new SettingProblem(key, reason));

    /// <summary>Null when neither a value nor a default is set; blank counts as not set.</summary>
    internal string? Text(string key)
    {
        var setting = Find(key);
        var text = configuration[key];
        return string.IsNullOrWhiteSpace(text) ? setting.Default : text.Trim();
    }

    internal int Whole(string key, int minimum, int maximum)
    {
        var text = Text(key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum) { return number; }

        Refuse(key, text);
        return minimum;
    }

    internal bool? Flag(string key)
    {
        var text = Text(key);
        if (text is null || bool.TryParse(text, out var flag) is false) { return text is null ? null : Refuse<bool?>(key, text); }

        return flag;
    }

    internal T? Choice<T>(string key) where T : struct, Enum
    {
        var text = Text(key);
        if (text is null) { return null; }

        // Enum.TryParse also takes numbers, which nobody means here.
        var name = Enum.GetNames<T>().FirstOrDefault(each => string.Equals(each, text, StringComparison.OrdinalIgnoreCase));
        return name is null ? Refuse<T?>(key, text) : Enum.Parse<T>(name);
    }

    internal Uri? WebAddress(string key)
    {
        var text = Text(key);
        if (text is null) { return null; }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Query: "", Fragment: "", UserInfo: "" }
            ? address
            : Refuse<Uri?>(key, text);
    }

    internal IReadOnlyList<string> Hosts(string key) =>
        [.. Texts(key).Where(text => (Uri.TryCreate($"http://{text}", UriKind.Absolute, out var address) && address.Authority == text.ToLowerInvariant()) || Refuse<bool>(key, text))];

    internal IReadOnlyList<IPAddress> Addresses(string key) =>
        [.. Texts(key).Select(text => IPAddress.TryParse(text, out var address) ? address : Refuse<IPAddress?>(key, text)).OfType<IPAddress>()];

    /// <summary>A key in one of our sections that is in no line of the table is most likely misspelt, and would silently do nothing.</summary>
    internal void ReportUnknownKeys()
    {
        var sections = SettingList.All.Select(setting => setting.Key.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var child in sections.SelectMany(section => configuration.GetSection(section).GetChildren()))
        {
            if (SettingList.All.Any(setting => string.Equals(setting.Key, child.Path, StringComparison.OrdinalIgnoreCase))) { continue; }

            Report(child.Path, "is not a setting. Run with --help to see them all.");
        }
    }

    private static Setting Find(string key) => SettingList.All.Single(setting => setting.Key == key);

    // A list is a JSON array, or one text with commas (as a variable).
    private IEnumerable<string> Texts(string key)
    {
        var items = configuration.GetSection(key).GetChildren().Select(child => child.Value);
        var one = Text(key)?.Split(',');
        return items.Concat(one ?? []).OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0);
    }

    private void Refuse(string key, string? text) => Report(key, $"\"{text}\" cannot be used. Allowed: {Find(key).Allowed}.");

    private T? Refuse<T>(string key, string text)
    {
        Refuse(key, text);
        return default;
    }
}
