using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeStateFactoryTests
{
    [Fact]
    public void Fresh_OneConnection_BeginsWithItsProvider()
    {
        var connection = ComposeSamples.Connection("uniall");

        var state = ComposeStateFactory.Fresh(ComposeSamples.Catalog, [connection])!;

        Assert.Equal(("uniall", connection.Id), (state.ProviderId, state.Connection));
        Assert.NotNull(ModelSelection.Find(ComposeSamples.Catalog, state));
    }

    [Fact]
    public void Fresh_NoConnection_BeginsWithTheFirstProvider()
    {
        var state = ComposeStateFactory.Fresh(ComposeSamples.Catalog, [])!;

        Assert.Equal((ComposeSamples.Catalog.Providers[0].Id, null), (state.ProviderId, state.Connection));
    }

    // By the last status answer, else by the answer to the request.
    [Theory]
    [InlineData("vidu", "viduq2", """{"task_id":"9","state":"created","seed":426802853}""", null, 426802853L)]
    [InlineData("vidu", "viduq2", """{"task_id":"9","state":"created","seed":1}""", """{"id":"9","state":"success","seed":2,"creations":[{"url":"https://h/a.mp4"}]}""", 2L)]
    [InlineData("vidu", "viduq2", """{"task_id":"9","state":"created"}""", """{"id":"9","state":"processing","seed":2}""", null)]
    [InlineData("agcloud", "seedance", """{"id":"cgt-9"}""", """{"id":"cgt-9","status":"succeeded","seed":7,"content":{"video_url":"https://h/a.mp4"}}""", 7L)]
    [InlineData("uniall", "viduq3-pro", """{"id":"task_9","metadata":{"seed":7}}""", null, 7L)]
    [InlineData("vidu", "viduq2", """{"task_id":"9","state":"created","seed":4""", null, null)]
    public void Reuse_WithTheSeedThatWasUsed_HasThatOfTheProvidersAnswer(string provider, string model, string create, string? query, long? seed)
    {
        var target = ComposeSamples.Target(provider, model);
        var task = new TaskDetail(
            SampleTask.Archived(null) with { ProviderId = provider, ModelId = model, ModeId = target.Mode.Id }, DescriptionJson.Write(ModelSnapshot.Create(target.Provider, target.Model)),
            ParameterValues.Empty.With("prompt", "a kite"), [], null, null, create, [], [], query, []);
        var form = ComposeSamples.State(target);

        var (plain, same) = (ComposeStateFactory.Reuse(task, ComposeSamples.Catalog, [], form), ComposeStateFactory.Reuse(task, ComposeSamples.Catalog, [], form, withUsedSeed: true));

        Assert.Equal((null, seed), (plain.Values.Integer("seed"), same.Values.Integer("seed")));
    }

    [Fact]
    public void Fresh_EmptyCatalog_IsNull() => Assert.Null(ComposeStateFactory.Fresh(ModelCatalog.Empty, []));

    [Fact]
    public void Restore_ConnectionIsGone_TakesAnotherOfItsProvider()
    {
        var lost = ComposeSamples.Connection("vidu");
        var other = ComposeSamples.Connection("vidu", "Second");
        var kept = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq2")) with { Connection = lost.Id };

        Assert.Equal(other.Id, ComposeStateFactory.Restore(kept, ComposeSamples.Catalog, [ComposeSamples.Connection("uniall"), other])!.Connection);
    }

    [Fact]
    public void Restore_FileThatDoesNotFit_IsRefusedAtItsSlotAtOnce_AndNothingElseIs()
    {
        var target = ComposeSamples.Target("vidu", "viduq3-turbo");
        var small = new MediaItem("first_frame", MediaKind.Image, "https://example.com/small.png", new MediaFacts(100, "png", 64, 64), "small.png");
        var kept = ComposeSamples.State(target) with { ModeId = "first-last-frame", Values = ParameterValues.Empty, Media = [small] };

        var state = ComposeStateFactory.Restore(ComposeDraft.Read(ComposeDraft.Write(kept))!, ComposeSamples.Catalog, [])!;

        var errors = ComposeErrors.Find(state, new GenerationInput(target.Provider, target.Model, target.Model.FindMode("first-last-frame")!, state.Values, state.Media));
        Assert.Equal([new CheckError("first_frame", Message.Of(MessageCode.MediumSidesWrong, ("medium", new MessageArgument.Quoted("small.png")), ("width", 64), ("height", 64), ("allowed", Message.Of(MessageCode.AtLeast, ("least", 128)))))], errors.Shown);
    }

    [Fact]
    public void Restore_ModelIsGone_KeepsThePromptOnAnotherModelOfThatProvider()
    {
        var kept = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq2")) with { ModelId = "viduq9", Values = ParameterValues.Empty.With("prompt", "a fox") };

        var state = ComposeStateFactory.Restore(kept, ComposeSamples.Catalog, [])!;

        Assert.Equal(("vidu", "a fox"), (state.ProviderId, state.Values.Text("prompt")));
        Assert.NotNull(ModelSelection.Find(ComposeSamples.Catalog, state));
    }

    [Fact]
    public void Restore_ProviderIsGone_KeepsThePromptElsewhere()
    {
        var kept = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq2")) with { ProviderId = "gone", Values = ParameterValues.Empty.With("prompt", "a fox") };

        var state = ComposeStateFactory.Restore(kept, ComposeSamples.Catalog, [])!;

        Assert.Equal("a fox", state.Values.Text("prompt"));
        Assert.NotNull(ModelSelection.Find(ComposeSamples.Catalog, state));
    }

    [Fact]
    public void Preselect_KnownModel_IsChosenWithItsConnection()
    {
        var connection = ComposeSamples.Connection("uniall");
        var state = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq2"));

        var chosen = ComposeStateFactory.Preselect(state, "uniall/viduq3-pro", ComposeSamples.Catalog, [connection]);

        Assert.Equal(("uniall", "viduq3-pro", connection.Id), (chosen.ProviderId, chosen.ModelId, chosen.Connection));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("uniall")]
    [InlineData("uniall/none")]
    [InlineData("none/viduq2")]
    [InlineData("<script>/x")]
    public void Preselect_Unknown_ChangesNothing(string? address)
    {
        var state = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq2"));

        Assert.Same(state, ComposeStateFactory.Preselect(state, address, ComposeSamples.Catalog, []));
    }
}
