using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ReusePartsTests
{
    private static readonly MediaItem Picture = new("first_frame", MediaKind.Image, "https://example.com/kite.png", new MediaFacts(100, "png", 640, 640), "kite.png");

    private static readonly ModelSelection Made = ComposeSamples.Target("vidu", "viduq3-turbo", "first-last-frame");

    private static readonly TaskDetail Task = new(
        SampleTask.Archived(null) with { ProviderId = "vidu", ModelId = "viduq3-turbo", ModeId = "first-last-frame" }, DescriptionJson.Write(ModelSnapshot.Create(Made.Provider, Made.Model)),
        ParameterValues.Empty.With("prompt", "a kite").With("duration", 8L).With("seed", 42L), [Picture], null, null, null, [], [], null, []);

    private static readonly ComposeState Form = ComposeSamples.State(ComposeSamples.Target("agcloud", "seedance")) with { Values = ParameterValues.Empty.With("prompt", "a boat").With("seed", 5L) };

    [Fact]
    public void Prompt_TakesTheWords_AndLeavesTheRest()
    {
        var state = Apply(ReusePart.Prompt);

        Assert.Equal(("agcloud", "a kite", 5L), (state.ProviderId, state.Values.Text("prompt"), state.Values.Integer("seed")));
        Assert.Empty(state.Media);
    }

    [Fact]
    public void Settings_TakeModelAndValues_AndLeavePromptSeedAndFiles()
    {
        var state = Apply(ReusePart.Settings);

        Assert.Equal(("viduq3-turbo", "first-last-frame", "a boat", 5L, 8L), (state.ModelId, state.ModeId, state.Values.Text("prompt"), state.Values.Integer("seed"), state.Values.Integer("duration")));
        Assert.Empty(state.Media);
    }

    [Fact]
    public void Seed_TakesItAlone()
    {
        var state = Apply(ReusePart.Seed);

        Assert.Equal(("agcloud", "a boat", 42L), (state.ProviderId, state.Values.Text("prompt"), state.Values.Integer("seed")));
    }

    [Fact]
    public void Media_GoIntoAModeOfTheFormsModel_ThatTakesThem()
    {
        var state = Apply(ReusePart.Media);

        Assert.Equal(("agcloud", "a boat"), (state.ProviderId, state.Values.Text("prompt")));
        Assert.Equal([Picture.Address], state.Media.Select(item => item.Address));
        Assert.NotNull(ModelSelection.Find(ComposeSamples.Catalog, state)!.Mode.FindSlot("first_frame"));
    }

    [Fact]
    public void Variations_AreAllOfIt_WithSeedsOfTheirOwn_AndNoMoreThanAClickMakes()
    {
        var wish = new ComposeRequest(Task, false, null, null, null) { Count = 4 };

        var state = wish.Apply(Form, ComposeSamples.Catalog, []);

        Assert.Equal((4, "a kite", null), (state.Count, state.Values.Text("prompt"), state.Values.Integer("seed")));
        Assert.Equal("a boat", state.BeforeSwitch!.Values.Text("prompt"));
        Assert.Equal(ComposeState.MaxCount, ReuseParts.Vary(Form, ComposeSamples.Catalog, 99).Count);
    }

    private static ComposeState Apply(ReusePart part) => ReuseParts.Apply(part, Task, Form, ComposeSamples.Catalog, [], withUsedSeed: false);
}
