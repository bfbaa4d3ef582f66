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
    public void Or_PathOfThisSite_IsFollowed(string url) => Assert.Equal(url, LocalUrl.Or(url, "/home"));

    [Theory]
    [InlineData("/画廊", "/%E7%94%BB%E5%BB%8A")]
    [InlineData("/w/x?search=ü", "/w/x?search=%C3%BC")]
    [InlineData("/w/x?search=ق ク&a=%20", "/w/x?search=%D9%82%20%E3%82%AF&a=%20")]
    [InlineData("/w/x?search=𝄞", "/w/x?search=%F0%9D%84%9E")]
    public void Or_AnyScript_IsFollowedInTheLettersOfHeaders(string url, string followed) => Assert.Equal(followed, LocalUrl.Or(url, "/home"));

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
