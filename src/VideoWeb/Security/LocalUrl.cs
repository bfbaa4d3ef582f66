using Microsoft.AspNetCore.Http.HttpResults;

namespace VideoWeb.Security;

/// <summary>Return addresses come from the query string, so anybody can write them: only a path on this site is followed.</summary>
internal static class LocalUrl
{
    /// <remarks>The framework's check also takes <c>~/</c>, which only its own redirects understand.</remarks>
    internal static string Or(string? url, string otherwise) => url is ['/', ..] && RedirectHttpResult.IsLocalUrl(url) ? url : otherwise;
}
