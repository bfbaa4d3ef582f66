using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Wire;

public sealed class RequestAddressTests
{
    [Theory]
    [InlineData("https://api.example.com", "/v1/a", "https://api.example.com/v1/a")]
    [InlineData("https://api.example.com/", "/v1/a", "https://api.example.com/v1/a")]
    [InlineData("https://relay.example.com/team/x", "/v1/a", "https://relay.example.com/team/x/v1/a")]
    [InlineData("http://sandbox.invalid/sandbox/vidu/", "/ent/v2/tasks/..%2Fcredits/creations", "http://sandbox.invalid/sandbox/vidu/ent/v2/tasks/..%2Fcredits/creations")]
    [InlineData("https://api.example.com/v1", "/v1/video/generations", "https://api.example.com/v1/video/generations")]
    [InlineData("https://api.example.com/v1/", "/v1/videos/x", "https://api.example.com/v1/videos/x")]
    [InlineData("https://relay.example.com/team/v1/video", "/v1/video/generations", "https://relay.example.com/team/v1/video/generations")]
    [InlineData("https://relay.example.com/api/v1", "/api/v1/x", "https://relay.example.com/api/v1/x")]
    [InlineData("https://relay.example.com/v1", "/v10/x", "https://relay.example.com/v1/v10/x")]
    [InlineData("https://relay.example.com/v1/x", "/v1/y", "https://relay.example.com/v1/x/v1/y")]
    [InlineData("https://v1", "/v1/y", "https://v1/v1/y")]
    [InlineData("http://127.0.0.1:8080", "/q/a%2Fb%3Fc%23d%25", "http://127.0.0.1:8080/q/a%2Fb%3Fc%23d%25")]
    public void Of_BaseAndPath_AreJoined(string baseUrl, string path, string expected) =>
        Assert.Equal(expected, RequestAddress.Create(new Uri(baseUrl), new ProviderRequest("GET", path, null)).AbsoluteUri);

    [Theory]
    [InlineData("https://api.example.com", "/v1/videos", "https://api.example.com/ https://api.example.com/v1 https://api.example.com/v1/videos")]
    [InlineData("https://api.example.com/v1", "/v1/videos", "https://api.example.com/ https://api.example.com/v1 https://api.example.com/v1/videos")]
    [InlineData("https://api.example.com/v1/", "/v1/q?id=", "https://api.example.com/ https://api.example.com/v1 https://api.example.com/v1/q https://api.example.com/v1/")]
    [InlineData("https://relay.example.com/team", "/v1/a/{id}", "https://relay.example.com/team https://relay.example.com/team/v1 https://relay.example.com/team/v1/a")]
    [InlineData("https://relay.example.com/v1/v1", "/v1/a", "https://relay.example.com/v1/v1 https://relay.example.com/v1/v1/a")]
    public void FindBases_BaseAndPath_AreAllThatLeadToTheSamePlace(string baseUrl, string path, string expected)
    {
        var bases = RequestAddress.FindBases(new Uri(baseUrl), path);

        Assert.Equal(expected, string.Join(' ', bases.Select(one => one.AbsoluteUri)));
        var request = new ProviderRequest("GET", path, null);
        Assert.All(bases, one => Assert.Equal(RequestAddress.Create(new Uri(baseUrl), request), RequestAddress.Create(one, request)));
    }
}
