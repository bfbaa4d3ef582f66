using AngleSharp.Dom;
using Bunit;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class UnknownPanelTests : ComponentTest
{
    private static readonly AttemptRow Attempt = new()
    {
        Number = 2,
        CreatedAt = SampleTask.Now,
        RequestMethodAndPath = "POST /v1/videos",
        RequestBody = "{}",
        SentAt = SampleTask.Now,
        BytesWritten = 812,
        Outcome = "unknown: reset after 812 bytes",
    };

    private readonly List<UnknownResolution> _resolved = [];

    [Fact]
    public void Panel_Evidence_IsListed()
    {
        var panel = Show();

        Assert.Equal("This may have been charged", panel.Find("h2").TextContent.Trim());
        Assert.Equal(
            ["Sent", "Written", "Answer"],
            panel.FindAll("dt").Select(term => term.TextContent));
        Assert.Equal(["812 bytes", "None came."], panel.FindAll("dd").Skip(1).Select(fact => fact.TextContent));
    }

    [Fact]
    public void Attach_WithAnId_FollowsIt()
    {
        var panel = Show();

        panel.Find("input").Input("  task-77 ");
        panel.Find("form").Submit();

        Assert.Equal([new UnknownResolution.Attach(new RemoteTaskId("task-77"))], _resolved);
    }

    [Fact]
    public void Attach_WithoutAnId_SaysWhatIsMissing()
    {
        var panel = Show();

        panel.Find("form").Submit();

        Assert.Empty(_resolved);
        Assert.Equal("Enter the id that the provider shows for this task.", panel.ByRole("textbox").ReadNote());
        Assert.Equal("true", panel.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void SendAgain_AsksFirstAndNamesTheAttempt()
    {
        var panel = Show();

        Button(panel, "Send again").Click();
        Assert.Empty(_resolved);
        Button(panel, "Send it again").Click();

        Assert.Equal([new UnknownResolution.SendAgain(2)], _resolved);
    }

    [Fact]
    public void Drop_AsksFirst()
    {
        var panel = Show();

        Button(panel, "Drop the task").Click();
        Button(panel, "Drop it").Click();

        Assert.Equal([new UnknownResolution.Drop()], _resolved);
    }

    [Fact]
    public void Panel_ForSomeoneWhoMayNot_OnlyExplains()
    {
        var panel = Show(canSettle: false);

        Assert.Empty(panel.FindAll("button, input, form"));
    }

    [Theory]
    [InlineData("en", " may ")]
    [InlineData("zh-Hans", "可能")]
    public void Panel_OfTheSandbox_SpeaksOfNoRealCharge(string language, string doubt)
    {
        using var reader = new CultureSwitch(language);
        var error = new ProviderError(ProviderErrorKind.Unknown, Message.Of(MessageCode.SentWithoutAnswer, ("time", TimeSpan.FromMinutes(1))), Charged: ChargeStatus.Unknown);
        var real = SampleTask.In(TaskState.Unknown) with { Error = error };

        Assert.Contains(doubt, Show(task: real).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(doubt, Show(task: real with { IsSandbox = true }).Markup, StringComparison.Ordinal);
    }

    private static IElement Button(IRenderedComponent<UnknownPanel> panel, string text) => panel.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private IRenderedComponent<UnknownPanel> Show(bool canSettle = true, TaskRow? task = null) => Render<UnknownPanel>(parameters => parameters
        .Add(panel => panel.Task, task ?? SampleTask.In(TaskState.Unknown)).Add(panel => panel.Attempt, Attempt).Add(panel => panel.CanSettle, canSettle)
        .Add(panel => panel.OnResolve, resolution => _resolved.Add(resolution)));
}
