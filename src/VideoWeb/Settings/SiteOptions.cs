using System.ComponentModel.DataAnnotations;
using System.Net;

namespace VideoWeb.Settings;

/// <summary>How the site is reached from outside.</summary>
internal sealed record SiteOptions
{
    [WebAddress]
    [Display(
        Description = "Where people and providers reach this site. Needed for provider callbacks and for media that travel by address, and shown in invitation links; without it the address of the request is used.",
        Prompt = "an http or https address")]
    public Uri? PublicUrl { get; init; }

    /// <summary>Twice as many in a burst.</summary>
    [Range(1, 10_000)]
    [Display(Description = "Callbacks taken each second for one task, and from one address for no task. More are turned away; clips are then only noticed later.")]
    public int CallbacksPerSecond { get; init; } = 100;
}

/// <summary>What the program itself may call.</summary>
internal sealed record OutboundOptions
{
    [HostAndPort]
    [Display(
        Description = "Private hosts that connections may call, such as a gateway on the local network. All other private addresses are refused.",
        Prompt = "a list of host or host:port")]
    public IReadOnlyList<string> AllowedPrivateHosts { get; init; } = [];
}

/// <summary>Whether a reverse proxy in front is believed about scheme and client address.</summary>
internal sealed record ProxyOptions
{
    [Display(Description = "Take scheme and client address from X-Forwarded-*. Only behind a reverse proxy that sets them itself.")]
    public bool TrustForwardedHeaders { get; init; }

    [IPAddressText]
    [Display(Description = "The proxies that are believed. Loopback always is.", Prompt = "a list of IP addresses")]
    public IReadOnlyList<string> KnownProxies { get; init; } = [];
}

/// <summary>An address that paths can be appended to.</summary>
internal sealed class WebAddressAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null or Uri { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };
}

internal sealed class HostAndPortAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is string text && Uri.TryCreate($"http://{text}", UriKind.Absolute, out var address) && address.Authority == text.ToLowerInvariant();
}

internal sealed class IPAddressTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string text && IPAddress.TryParse(text, out _);
}
