using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>A person with a browser, as far as plain requests and forms go.</summary>
public sealed partial class Visitor(HttpClient client)
{
    public const string Password = "correct horse battery";

    public async Task<HttpResponseMessage> GetAsync(string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/html");
        return await client.SendAsync(request, cancellationToken);
    }

    /// <summary>The page's text, tags and all, with entities resolved.</summary>
    public async Task<string> ReadAsync(string address, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync(address, cancellationToken);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => client.SendAsync(request, cancellationToken);

    /// <summary>Loads the page, then posts its form with the page's antiforgery token.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string address, string form, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(address, cancellationToken);
        var token = TokenField().Match(page);
        Assert.True(token.Success, $"{address} has no form.");

        var body = new Dictionary<string, string>(fields) { ["_handler"] = form, ["__RequestVerificationToken"] = token.Groups[1].Value };
        return await client.PostAsync(address, new FormUrlEncodedContent(body), cancellationToken);
    }

    /// <summary>Posts to an address that shows no form, with the token of a page that has one.</summary>
    public async Task<HttpResponseMessage> SubmitToAsync(string address, string page, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var token = TokenField().Match(await ReadAsync(page, cancellationToken));
        Assert.True(token.Success, $"{page} has no form.");
        return await client.PostAsync(address, new FormUrlEncodedContent([.. fields, KeyValuePair.Create("__RequestVerificationToken", token.Groups[1].Value)]), cancellationToken);
    }

    public Task<HttpResponseMessage> RegisterAsync(string name, string returnUrl, CancellationToken cancellationToken) => SubmitAsync(
        $"/account/register?returnUrl={Uri.EscapeDataString(returnUrl)}",
        "register",
        new Dictionary<string, string> { ["Input.DisplayName"] = name, ["Input.Email"] = EmailOf(name), ["Input.Password"] = Password },
        cancellationToken);

    public Task<HttpResponseMessage> SignInAsync(string name, string password, CancellationToken cancellationToken) => SubmitAsync(
        "/account/login", "login", new Dictionary<string, string> { ["Input.Email"] = EmailOf(name), ["Input.Password"] = password }, cancellationToken);

    public static string EmailOf(string name) => $"{name.ToLowerInvariant()}@example.com";

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
