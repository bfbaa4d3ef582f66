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
    [InlineData("http://127.0.0.1:8080", "/q/a%2Fb%3Fc%23d%25", "http://127.0.0.1:8080/q/a%2Fb%3Fc%23d%25")]
    public void Of_BaseAndPath_AreJoined(string baseUrl, string path, string expected) =>
        Assert.Equal(expected, RequestAddress.Create(new Uri(baseUrl), new ProviderRequest("GET", path, null)).AbsoluteUri);
}
