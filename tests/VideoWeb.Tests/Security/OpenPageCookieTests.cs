using Microsoft.AspNetCore.Http;
using VideoWeb.Setup;
using Xunit;

namespace VideoWeb.Tests.Security;

/// <summary>The connection of an open page does not keep the sign-in cookie that it came with.</summary>
public sealed class OpenPageCookieTests
{
    [Theory]
    [InlineData("/_blazor", null)]
    [InlineData("/_blazor/negotiate", null)]
    [InlineData("/w/studio/tasks", "ticket")]
    public async Task Request_AfterTheSignInWasRead_HasNoCookieOnlyWhereAPageIsOpen(string path, string? left)
    {
        var context = new DefaultHttpContext { Request = { Path = path, Headers = { Cookie = "videoweb=ticket" } } };
        Assert.Equal("ticket", context.Request.Cookies["videoweb"]);

        await HttpPipelineSetup.LetGoOfCookies(context, _ => Task.CompletedTask);

        Assert.Equal(left, context.Request.Cookies["videoweb"]);
        Assert.Equal(left is null, context.Request.Headers.Cookie.Count == 0);
    }
}
