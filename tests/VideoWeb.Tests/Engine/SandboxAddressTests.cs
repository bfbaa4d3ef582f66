using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class SandboxAddressTests
{
    [Theory]
    [InlineData("https://clips.example.com/", "https://clips.example.com/sandbox/vidu")]
    [InlineData("http://127.0.0.1:5080/studio/", "http://127.0.0.1:5080/studio/sandbox/vidu")]
    public void At_OfTheSandbox_IsWhereTheSitePlaysTheProvider(string site, string expected) =>
        Assert.Equal(new Uri(expected), SandboxAddress.At(SandboxAddress.For("vidu"), new Uri(site)));

    [Fact]
    public void At_OfAProvider_StaysAsItIs() =>
        Assert.Equal(new Uri("https://api.vidu.example/v2"), SandboxAddress.At(new Uri("https://api.vidu.example/v2"), new Uri("https://clips.example.com/")));
}
