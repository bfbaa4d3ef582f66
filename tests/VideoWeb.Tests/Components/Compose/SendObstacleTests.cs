using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class SendObstacleTests
{
    private static readonly ModelSelection Target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    [Theory]
    [InlineData(true, true, false, false, null)]
    [InlineData(false, true, true, true, ComposeText.ViewerCannotSend)]
    [InlineData(true, false, true, false, ComposeText.AddConnectionFirst)]
    [InlineData(true, true, true, true, ComposeText.FormTooLarge)]
    [InlineData(true, true, false, true, ComposeText.DecideBetweenTabs)]
    public void Find_SaysTheFirstThatIsInTheWay(bool canSpend, bool hasConnection, bool isTooLarge, bool isUndecided, ComposeText? expected)
    {
        var texts = EnglishTexts.Messages;
        var state = ComposeSamples.State(Target) with { Connection = hasConnection ? ComposeSamples.Connection("vidu").Id : null };

        var obstacle = SendObstacle.Find(canSpend, state, Target, isTooLarge, isUndecided, texts);

        Assert.Equal(expected is { } text ? texts[text, ("provider", Target.Provider.Name)] : null, obstacle);
    }
}
