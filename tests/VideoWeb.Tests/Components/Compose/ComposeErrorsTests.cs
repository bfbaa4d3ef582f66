using System.Text.Json;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeErrorsTests
{
    private static readonly ModelSelection Target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");

    [Fact]
    public void Find_FreshForm_KnowsTheErrorsButShowsNone()
    {
        var state = ComposeSamples.State(Target);

        var errors = ComposeErrors.Find(state, ComposeSamples.Input(Target, state));

        Assert.Contains(errors.All, error => error.Field == "prompt");
        Assert.Empty(errors.Shown);
    }

    [Fact]
    public void Find_TouchedField_ShowsItsErrorOnly()
    {
        var state = ComposeSamples.State(Target).Set(new FieldChange("duration", JsonSerializer.SerializeToElement(99)));

        var errors = ComposeErrors.Find(state, ComposeSamples.Input(Target, state));

        Assert.Equal(["duration"], errors.Shown.Select(error => error.Field));
        Assert.NotNull(errors.At("duration", EnglishTexts.Messages));
        Assert.Null(errors.At("prompt", EnglishTexts.Messages));
    }

    [Fact]
    public void Find_AskedToSend_ShowsAll()
    {
        var state = ComposeSamples.State(Target) with { ShowsAllErrors = true };

        var errors = ComposeErrors.Find(state, ComposeSamples.Input(Target, state));

        Assert.Equal(errors.All, errors.Shown);
        Assert.NotEmpty(errors.All);
    }

    [Fact]
    public void Find_UnreadableText_HasItsOwnSentenceInPlaceOfTheCheck()
    {
        var state = ComposeSamples.State(Target).Set(new FieldChange("meta_data", JsonSerializer.SerializeToElement("{"), Message.Of(MessageCode.JsonUnreadable, ("line", 1), ("character", 2))));

        var errors = ComposeErrors.Find(state, ComposeSamples.Input(Target, state));

        Assert.Equal([new CheckError("meta_data", Message.Of(MessageCode.JsonUnreadable, ("line", 1), ("character", 2)))], errors.All.Where(error => error.Field == "meta_data"));
    }
}
