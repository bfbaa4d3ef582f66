using VideoWeb.Security;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/gallery?page=2#clip")]
    [InlineData("/invite/abc")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/a//evil.example")]
    [InlineData("/画廊")]
    public void Or_PathOfThisSite_IsFollowed(string url) => Assert.Equal(url, LocalUrl.Or(url, "/home"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" /gallery")]
    [InlineData("gallery")]
    [InlineData("~/gallery")]
    [InlineData("~//evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/gallery\r\nSet-Cookie: a=b")]
    [InlineData("/gallery\u0000")]
    [InlineData("/gallery\u0085")]
    public void Or_AnythingElse_IsNot(string? url) => Assert.Equal("/home", LocalUrl.Or(url, "/home"));
}
