using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.State;
using VideoWeb.Components.Shared.Text;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class SharedComponentTests : ComponentTest
{
    [Fact]
    public void LoadingText_SaysSoToWhoListens()
    {
        var cut = Render<LoadingText>();

        Assert.Equal(("status", "Loading"), (cut.Find("p").GetAttribute("role"), cut.Find("p").TextContent.Trim()));
    }

    [Fact]
    public void EmptyState_WithNextStep_ShowsTitleTextAndStep()
    {
        var cut = Render<EmptyState>(with => with.Add(each => each.Icon, "film").Add(each => each.Title, "No clips").Add(each => each.Text, "Make one.").AddChildContent("<a href='/x'>Compose</a>"));

        Assert.Equal(("No clips", "Make one.", "Compose"), (cut.Find("h2").TextContent, cut.Find("p").TextContent, cut.Find("a").TextContent));
    }

    [Fact]
    public void EmptyState_AsAPage_HasThePagesHeading()
    {
        var cut = Render<EmptyState>(with => with.Add(each => each.Icon, "film").Add(each => each.Title, "No clips").Add(each => each.IsPage, true));

        Assert.Equal("No clips", cut.Find("h1").TextContent);
    }

    [Fact]
    public void ErrorState_WithRetry_TriesAgain()
    {
        var tries = 0;
        var cut = Render<ErrorState>(with => with.Add(each => each.OnRetry, () => tries++));

        cut.Find("button").Click();

        Assert.Equal(("alert", 1), (cut.Find("div").GetAttribute("role"), tries));
    }

    [Fact]
    public void ErrorState_WithoutRetry_OffersNone()
    {
        var cut = Render<ErrorState>();

        Assert.Empty(cut.FindAll("button"));
    }

    [Theory]
    [InlineData(Tone.Danger, "alert")]
    [InlineData(Tone.Success, "status")]
    [InlineData(Tone.Neutral, "status")]
    public void Alert_Tone_DecidesHowSoonItIsReadOut(Tone tone, string role)
    {
        var cut = Render<Alert>(with => with.Add(each => each.Tone, tone).AddChildContent("It is done."));

        Assert.Equal("It is done.", cut.ByRole(role).ReadText());
    }

    [Fact]
    public void Icon_UnknownName_IsAMistakeOfTheProgrammer() => Assert.Throws<KeyNotFoundException>(() => IconShapes.Of("unicorn", ["icon-large"]));

    [Fact]
    public void Icon_WithLabel_IsAnImageWithAName()
    {
        Assert.Contains("""role="img" aria-label="Playing &amp; loud" """, IconShapes.Of("play", ["icon-solid"], "Playing & loud").Value, StringComparison.Ordinal);
        Assert.Contains("""class="icon icon-solid" viewBox="0 0 24 24" aria-hidden="true" """, IconShapes.Of("play", ["icon-solid"]).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfirmButton_FirstClick_OnlyAsks()
    {
        var confirmed = 0;
        var cut = Render<ConfirmButton>(with => with.Add(each => each.Text, "Remove").Add(each => each.Question, "Wipe it?").Add(each => each.OnConfirm, () => confirmed++));

        cut.Find("button").Click();

        Assert.Equal((0, 2), (confirmed, cut.FindAll("button").Count));
        Assert.Contains("Wipe it?", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfirmButton_Confirmed_ActsOnceAndFolds()
    {
        var confirmed = 0;
        var cut = Render<ConfirmButton>(with => with.Add(each => each.Text, "Remove").Add(each => each.Question, "Wipe it?").Add(each => each.OnConfirm, () => confirmed++));
        cut.Find("button").Click();

        cut.FindAll("button")[0].Click();

        Assert.Equal((1, 1), (confirmed, cut.FindAll("button").Count));
    }

    [Fact]
    public void ConfirmButton_BeforeTheCircuitIsUp_IsDisabled()
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive: false));

        var cut = Render<ConfirmButton>(with => with.Add(each => each.Text, "Remove").Add(each => each.Question, "Wipe it?"));

        Assert.True(cut.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void CopyButton_HandsTheTextToTheScript()
    {
        var cut = Render<CopyButton>(with => with.Add(each => each.Text, "abc \"def\""));

        Assert.Equal(("abc \"def\"", "Copy"), (cut.Find("button").GetAttribute("data-copy"), cut.Find("button").GetAttribute("aria-label")));
    }

    [Fact]
    public void RelativeTime_WithTheReadersClock_SaysHowLongAgo()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        var cut = Render<RelativeTime>(with => with.Add(each => each.Time, now.AddMinutes(-4)).AddCascadingValue(new UserClock(now, TimeZoneInfo.Utc)));

        Assert.Equal(("4 min ago", "2026-11-21T11:56:00Z"), (cut.Find("time").TextContent, cut.Find("time").GetAttribute("datetime")));
    }

    [Theory]
    [InlineData("GlobalAIOPC", "GA")]
    [InlineData("Vidu", "Vi")]
    [InlineData("X", "X")]
    public void ProviderMark_Name_ShowsTwoLetters(string name, string letters)
    {
        var cut = Render<ProviderMark>(with => with.Add(each => each.Name, name));

        Assert.Equal(letters, cut.Find("[aria-hidden]").TextContent);
    }
}
