using Bunit;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeBarTests : ComponentTest
{
    private static readonly ConnectionView Vidu = ComposeSamples.Connection("vidu", "Team key");
    private int _sent;

    [Fact]
    public void Generate_Clicked_IsHeardOnceForADoubleClick()
    {
        var bar = RenderBar();

        bar.Find("[data-generate]").Click(new MouseEventArgs { Detail = 1 });
        bar.Find("[data-generate]").Click(new MouseEventArgs { Detail = 2 });

        Assert.Equal(1, _sent);
    }

    [Fact]
    public void Generate_WhileSending_IsDisabled() => Assert.True(RenderBar(isSending: true).Find("[data-generate]").HasAttribute("disabled"));

    [Fact]
    public void Generate_WithAReasonAgainstIt_SaysIt()
    {
        var button = RenderBar(reason: "A viewer cannot send.").Find("[data-generate]");

        Assert.True(button.HasAttribute("disabled"));
        Assert.Equal("A viewer cannot send.", RenderBar(reason: "A viewer cannot send.").Find($"#{button.GetAttribute("aria-describedby")}").TextContent.Trim());
    }

    [Fact]
    public void Price_Known_IsThatOfAllClips() =>
        Assert.Contains("about 180 credits", RenderBar(price: new ReportedCost(60, "credits"), count: 3).Find("#send-note").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Price_Unknown_IsSaid() => Assert.Contains("price unknown", RenderBar().Find("#send-note").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData(true, "free")]
    [InlineData(false, "paid")]
    public void FreeOrPaid_IsInSight(bool isSandbox, string word) =>
        Assert.EndsWith(word, RenderBar(connection: Vidu with { IsSandbox = isSandbox }).Find("#send-note").TextContent.Trim(), StringComparison.Ordinal);

    [Fact]
    public void Connection_Paused_IsSaidBeforeAnythingIsSent() =>
        Assert.Contains("The connection is paused", RenderBar(connection: Vidu with { IsPaused = true }).Find("#send-note").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<ComposeBar> RenderBar(bool isSending = false, ReportedCost? price = null, int count = 1, string? reason = null, ConnectionView? connection = null) => Render<ComposeBar>(parameters => parameters
        .Add(p => p.Count, count).Add(p => p.CountChanged, _ => { }).Add(p => p.Price, price).Add(p => p.Reason, reason).Add(p => p.Connection, connection ?? Vidu)
        .Add(p => p.CanSend, reason is null).Add(p => p.IsSending, isSending).Add(p => p.OnSend, () => _sent++));
}
