using System.Text.Json;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeStateTests
{
    private static readonly ModelSelection Turbo = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
    private static readonly JsonElement Fox = JsonSerializer.SerializeToElement("a fox in snow");

    private readonly ComposeState _state = ComposeSamples.State(Turbo) with { UnansweredNonce = "n1" };

    [Fact]
    public void Set_Value_IsKeptAndTouchedAndIsAnotherForm()
    {
        var state = _state.Set(new FieldChange("prompt", Fox));

        Assert.Equal(ParameterValues.Empty.With("prompt", "a fox in snow"), state.Values);
        Assert.Equal(["prompt"], state.Touched);
        Assert.Null(state.UnansweredNonce);
    }

    [Fact]
    public void Set_Null_Unsets() =>
        Assert.Equal(ParameterValues.Empty, _state.Set(new FieldChange("prompt", Fox)).Set(new FieldChange("prompt", null)).Values);

    [Fact]
    public void Set_Problem_IsKeptUntilTheFieldIsFine()
    {
        var broken = _state.Set(new FieldChange("meta_data", Fox, Message.Of(MessageCode.NameInTwoRows, ("name", "a"))));
        var mended = broken.Set(new FieldChange("meta_data", null));

        Assert.Equal(Message.Of(MessageCode.NameInTwoRows, ("name", "a")), broken.Problems["meta_data"]);
        Assert.Empty(mended.Problems);
    }

    [Fact]
    public void SetSlot_Items_ReplacesThatSlotOnly()
    {
        var first = new MediaItem("first_frame", MediaKind.Image, "https://cdn.example/1");
        var last = new MediaItem("last_frame", MediaKind.Image, "https://cdn.example/2");
        var other = first with { Address = "https://cdn.example/3" };

        var state = _state.SetSlot("first_frame", [first]).SetSlot("last_frame", [last]).SetSlot("first_frame", [other]);

        Assert.Equal([last, other], state.Media);
        Assert.Contains("first_frame", state.Touched);
    }

    [Theory]
    [InlineData(-3, 1)]
    [InlineData(3, 3)]
    [InlineData(400, 4)]
    public void SetCount_Any_StaysWithinOneAndFour(int asked, int kept) => Assert.Equal(kept, _state.SetCount(asked).Count);

    [Fact]
    public void SwitchModel_ValueThatFits_IsKept()
    {
        var to = ComposeSamples.Target("globalaiopc", "videos");

        var state = _state.Set(new FieldChange("prompt", Fox)).SwitchModel(Turbo, to.Provider, to.Model, null);

        Assert.Equal(("globalaiopc", "videos", "text"), (state.ProviderId, state.ModelId, state.ModeId));
        Assert.Equal("a fox in snow", state.Values.Text("prompt"));
    }

    [Fact]
    public void SwitchModel_ValueThatDoesNotFit_IsSaidAndUndone()
    {
        var to = ComposeSamples.Target("globalaiopc", "videos");
        var before = _state.Set(new FieldChange("ratio", JsonSerializer.SerializeToElement("4:3"))).Set(new FieldChange("prompt", Fox));

        var after = before.SwitchModel(Turbo, to.Provider, to.Model, null);

        Assert.Contains(after.Notes, note => note.Field == "ratio");
        Assert.DoesNotContain(ModelCheck.Check(ComposeSamples.Input(to, after)), error => error.Field == "ratio");
        var undone = after.UndoSwitch();
        Assert.Equal((before.ProviderId, before.ModelId, before.Values), (undone.ProviderId, undone.ModelId, undone.Values));
        Assert.Empty(undone.Notes);
    }

    [Fact]
    public void SwitchModel_SameModel_ChangesOnlyTheConnection()
    {
        var connection = ComposeSamples.Connection("vidu").Id;

        var state = _state.Set(new FieldChange("prompt", Fox)).SwitchModel(Turbo, Turbo.Provider, Turbo.Model, connection);

        Assert.Equal(connection, state.Connection);
        Assert.Empty(state.Notes);
    }

    [Fact]
    public void SwitchMode_MediaWithoutAPlace_IsSaidAndComesBackOnUndo()
    {
        var references = ComposeSamples.Target("vidu", "viduq3-turbo", "references");
        var picture = new MediaItem("reference_image", MediaKind.Image, "https://cdn.example/1");
        var before = ComposeSamples.State(references).SetSlot("reference_image", [picture]);

        var after = before.SwitchMode(references, references.Model.FindMode("text")!);

        Assert.Equal("text", after.ModeId);
        Assert.Empty(after.Media);
        Assert.Contains(after.Notes, note => note.Field == "reference_image");
        Assert.Equal([picture], after.UndoSwitch().Media);
    }

    [Fact]
    public void DismissNotes_Notes_CannotBeUndoneAnyMore()
    {
        var after = _state with { Notes = [TranslationNote.NotPlaced("ratio")], BeforeSwitch = _state };

        var dismissed = after.DismissNotes();

        Assert.Empty(dismissed.Notes);
        Assert.Same(dismissed, dismissed.UndoSwitch());
    }

    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 7)]
    public void AfterSent_FixedSeed_MovesOnOnlyWhenItCounts(bool countsUp, long seed)
    {
        var state = (_state with { Values = ParameterValues.Empty.With("prompt", "a fox").With("seed", 7), Count = 3, CountsSeedUp = countsUp, ShowsAllErrors = true }).AfterSent(Turbo.Mode);

        Assert.Equal(ParameterValues.Empty.With("prompt", "a fox").With("seed", seed), state.Values);
        Assert.False(state.ShowsAllErrors);
        Assert.Null(state.UnansweredNonce);
    }
}
