using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VideoWeb.Data;
using VideoWeb.Data.Security;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Upgrade;

/// <summary>Whoever was signed in before an update is signed in after it: the cookie's name, its protection under a kept key ring, and what stands in it.</summary>
public sealed class KeptCookieTests(PostgresServer postgres)
{
    // Of a sign-in on a copy of this data, by the first version that knows sessions.
    private const string Data = "0.1/sqlite";
    private const string Cookie =
        "CfDJ8EwjS9n9WbhNrOaXCO7AdIlv8H1GLHHXvUmyzGKGV1X6jlLdVTC2jPf3TkA9wySXJHv921YSg_iLRwlpNaA-L275uJgDvsVHK5M3R1pyKwCMUECZGpdCCD6Wo2e8JVYRKNzV6OyF"
        + "YVJZ4BJ-z_ljy9fC7x2YWjrxS0Yb2fvubBnpdttOLpOa_NCLdkm0CwDjCNO30cyEjotQVO-D0xqfDRt5Qfcm9evKjR1-rpnV2Y7H6Oi2r3TP_0WxbB2RD20nAb96daxyBmcWIe90TjhB"
        + "uiFqYmrIpXNCFC-vTuQ5CvSDeng9qIhzpS30cfc2ORz9vzv4nNCJhPcQsipCJzAY3tGzpHnuTQs5tjLIR9NPzSTv9BHefwsXFo8sCvM5Du44sk4BPPS8Yktij9lXbMSDewXZ9TV3YENb"
        + "6qod6pPj0GOSMvVK5fX19tnm3NP6D6chVvBGhW9fCZ67iPZ4CsaWcQiflL5JaTzpZCldGDBpUADwg4e90Y5S7GjegEQiaRGnW45bktwlTp8OQgegnq7J40AoADHKAQ0om_WNjiMSDHS9"
        + "NzhuSh6AEBJYhcUQ2JN1ULHn8_LWh_zZF4m4B6KaIamk1orZSwBxyAMr83rKAxhcKOFuEgtld5O6jJ19p_1Ih6onrN8Qr49D6OAJMMGnjv2Sd2y5TjMDPiJFpeQ2GN7V0tRgyoobjdKs"
        + "M1YdhRGh4xc33P1OOpH3gpxKJT9vJNfBgm32a0Rg4ugsNrYYr6FqBYmj9FspN0oslK3PRG7NqF_BYJiFrRvD7b3o5OryzbU0CwX0ObGrA6UWrxAA6qDTerk_iDvkPW7w41M8phd9kC-w"
        + "2W8_8K_6HPFMM8t6p_t_adR5uuoiLR6kIVajbgo9oGGm88HVqHEmxKTtCcOSBd7bHLdW3wR11yT1hqyrSitii3X4_xMUVTUSoYBQK98aHzSlwWQ1-IlXGY1qcqdtQ0b6jxcqf-biJuSG"
        + "gu7cTeb3Bq4Hzo_xGSLc6_rQSGAAlIEOGjR5VFEJxvHDC1Vk9BZo127okBvUkTZD-EAcq7a5vAIquCf_cnwlO9nUOvx5yzj15acfQbKSHr3zTFj1EA";
    private const string Session = "01a219e818777d55806bc85cdb35054f";
    private static readonly DateTimeOffset SignedInAt = new(2026, 11, 26, 22, 9, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Redirect)]
    public async Task Cookie_OfAnEarlierVersion_SignsInWhileItsSessionIsOpen(bool isOpen, HttpStatusCode expected)
    {
        await using var copy = await KeptCopy.MakeAsync(Data, postgres, Token);
        await using var app = VideoWebApp.With(("Data:Folder", copy.Folder));
        await using var then = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.PostConfigure<CookieAuthenticationOptions>(
            IdentityConstants.ApplicationScheme, options => options.TimeProvider = new FakeTimeProvider(SignedInAt.AddDays(1)))));
        if (isOpen) { await BeginAsync(then.Services); }
        using var client = then.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", $"videoweb={Cookie}");

        using var answer = await client.GetAsync("/account/manage", Token);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static async Task BeginAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token);
        var user = await db.Users.OrderBy(account => account.Email).FirstAsync(Token);
        Assert.True(SessionId.TryParse(Session, out var id));
        db.Sessions.Add(new SessionEntity { Id = id, UserId = user.Id, Stamp = user.SecurityStamp!, CreatedAt = SignedInAt, SeenAt = SignedInAt });
        await db.SaveChangesAsync(Token);
    }
}
