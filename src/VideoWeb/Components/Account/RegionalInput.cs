using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Account;

/// <summary>The form for language, formats and time zone. What is empty follows the browser.</summary>
public sealed class RegionalInput
{
    public string? Language { get; set; }

    public string? Formats { get; set; }

    public string? TimeZone { get; set; }

    internal RegionalSettings Settings => new(Said(Language), Said(Formats), Said(TimeZone));

    private static string? Said(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
