using VideoWeb.Components.Compose;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class InitialMediaTests
{
    private static readonly MediaItem Frame = new("first_frame", MediaKind.Image, "asset:0198a1b2c3d47000800000000000abcd", new MediaFacts(9, "jpg", 1280, 720), "frame.jpg");

    [Fact]
    public void Use_ModelHasTheSlotInAnotherMode_SwitchesTheMode()
    {
        var state = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "text")) with { Values = ParameterValues.Empty.With("prompt", "a kite") };

        var used = InitialMedia.Use(state, Frame, ComposeSamples.Catalog, []);

        Assert.Equal(("vidu", "viduq3-turbo", "first-frame", "a kite"), (used.ProviderId, used.ModelId, used.ModeId, used.Values.Text("prompt")));
        Assert.Equal([Frame], used.Media);
    }

    [Fact]
    public void Use_SlotIsFull_TakesThePlaceOfTheLast()
    {
        var old = Frame with { Name = "old.jpg" };
        var state = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "first-frame")) with { Media = [old] };

        Assert.Equal([Frame], InitialMedia.Use(state, Frame, ComposeSamples.Catalog, []).Media);
    }

    [Fact]
    public void Use_NoModeOfTheModelTakesIt_SwitchesToAModelThatDoes()
    {
        var clip = Frame with { Slot = "reference_video", Kind = MediaKind.Video };
        var state = ComposeSamples.State(ComposeSamples.Target("ezmodel", "any"));

        var used = InitialMedia.Use(state, clip, ComposeSamples.Catalog, [ComposeSamples.Connection("globalaiopc")]);

        Assert.Equal(("globalaiopc", "references"), (used.ProviderId, used.ModeId));
        Assert.Equal([clip], used.Media);
    }

    [Fact]
    public void Use_SlotThatNoModelHas_ChangesNothing()
    {
        var state = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "text"));

        Assert.Same(state, InitialMedia.Use(state, Frame with { Slot = "../etc" }, ComposeSamples.Catalog, []));
    }
}
