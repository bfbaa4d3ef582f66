using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Data.Workspaces;

/// <summary>A workspace's name in addresses: 2 to 40 lower-case ASCII letters, digits and single hyphens.</summary>
internal static class WorkspaceSlug
{
    private const int MaxLength = 40;
    private const string RandomLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    // Words that are, or may become, the first part of an address of the site.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        "account", "admin", "api", "app", "assets", "auth", "billing", "callback", "callbacks", "catalog", "compose", "connections", "default", "docs",
        "error", "framework", "gallery", "health", "help", "home", "hub", "invite", "login", "logout", "media", "metrics", "new", "null", "register",
        "root", "sandbox", "security", "settings", "static", "status", "support", "system", "tasks", "undefined", "user", "users", "workspace", "workspaces", "www");

    /// <summary>Candidates in the order in which they should be tried; the last ones are random, so that one of them is free.</summary>
    public static IEnumerable<string> Candidates(string name)
    {
        var slug = From(name);
        var isUsable = slug.Length >= 2 && !Reserved.Contains(slug);
        if (isUsable)
        {
            yield return slug;
            for (var number = 2; number <= 5; number++) { yield return string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}"); }
        }

        var stem = isUsable ? slug : "team";
        while (true) { yield return $"{stem}-{RandomNumberGenerator.GetString(RandomLetters, 6)}"; }
    }

    private static string From(string name)
    {
        var slug = new StringBuilder(MaxLength);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
        {
            if (slug.Length == MaxLength) { break; }
            if (char.IsAsciiLetterOrDigit(character)) { slug.Append(char.ToLowerInvariant(character)); }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') { slug.Append('-'); }
        }

        return slug.ToString().Trim('-');
    }
}
