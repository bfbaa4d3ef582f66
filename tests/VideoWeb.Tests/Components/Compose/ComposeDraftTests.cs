using System.Text.Json;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Translation;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeDraftTests
{
    private static readonly ComposeState Full = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "references")) with
    {
        Connection = ComposeSamples.Connection("vidu").Id,
        Values = ParameterValues.Empty.With("prompt", "狐狸 🦊 <script>alert(1)</script> مرحبا").With("duration", 7).With("audio", false)
            .With("meta_data", JsonSerializer.SerializeToElement(new { Label = "1" })),
        Media = [new MediaItem("reference_image", MediaKind.Image, "https://cdn.example/a.png"), new MediaItem("reference_image", MediaKind.Image, "https://cdn.example/b.png", new MediaFacts(12, "png", 3, 4), "b.png")],
        Count = 3,
        CountsSeedUp = true,
        UnansweredNonce = "n1",
    };

    [Fact]
    public void Read_WhatWasWritten_IsTheSameForm()
    {
        var read = ComposeDraft.Read(ComposeDraft.Write(Full))!;

        Assert.Equal(Full.Media, read.Media);
        Assert.Equal(Full with { Media = read.Media }, read);
    }

    [Fact]
    public void Read_NoncesOfAnotherSending_AreThereAndNoPartOfTheFingerprint()
    {
        var sent = Full with { UnansweredNonce = "n2", SeveralNonces = ComposeState.NoNonces.Add("form", "n3") };

        var read = ComposeDraft.Read(ComposeDraft.Write(sent))!;

        Assert.Equal([new("form", "n3")], read.SeveralNonces);
        Assert.Equal(ComposeDraft.Fingerprint(Full), ComposeDraft.Fingerprint(read));
        Assert.NotEqual(ComposeDraft.Fingerprint(Full), ComposeDraft.Fingerprint(read with { Count = 2 }));
    }

    [Fact]
    public void Write_ErrorsAndNotes_AreNotKept()
    {
        var shown = Full with { ShowsAllErrors = true, Touched = ["prompt"], Notes = [TranslationNote.NotPlaced("ratio")], BeforeSwitch = Full };

        Assert.Equal(ComposeDraft.Write(Full), ComposeDraft.Write(shown));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":2,\"provider\":\"vidu\",\"model\":\"viduq2\",\"mode\":\"text\",\"values\":{}}")]
    [InlineData("{\"version\":1,\"provider\":\"vidu\",\"model\":\"viduq2\",\"mode\":\"text\",\"values\":[]}")]
    [InlineData("{\"version\":\"x\"")]
    public void Read_NoDraft_IsNull(string json) => Assert.Null(ComposeDraft.Read(json));

    [Fact]
    public void Read_OddCountAndMissingMedia_AreMended()
    {
        var state = ComposeDraft.Read("{\"version\":1,\"provider\":\"vidu\",\"model\":\"viduq2\",\"mode\":\"text\",\"values\":{},\"media\":[{}],\"count\":99,\"connection\":\"?\"}")!;

        Assert.Equal(4, state.Count);
        Assert.Empty(state.Media);
        Assert.Null(state.Connection);
    }
}
