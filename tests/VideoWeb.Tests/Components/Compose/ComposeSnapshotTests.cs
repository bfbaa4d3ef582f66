using System.Text.Json;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeSnapshotTests
{
    private static readonly ComposeState Form = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq3-turbo", "references")) with
    {
        Values = ParameterValues.Empty.With("prompt", "水面上的光").With("duration", 7),
        When = new SendSchedule(new DateTimeOffset(2026, 11, 27, 1, 0, 0, TimeSpan.Zero)),
        StopAfter = 2,
        Touched = ["prompt"],
        ShowsAllErrors = true,
        UnansweredNonce = "n1",
    };

    private static readonly DraftVersion Version = new(639_000_000_000_000_000);

    [Fact]
    public void Restore_AfterTheWayThroughTheBrowser_IsTheSameForm()
    {
        var kept = JsonSerializer.Deserialize<ComposeSnapshot>(JsonSerializer.Serialize(ComposeSnapshot.Of("studio", Form, SidePanelTab.Request, Version)))!;

        var restored = kept.Restore()!;

        Assert.Equal(("studio", SidePanelTab.Request, Version), (kept.Slug, kept.Tab, kept.Version!.Value));
        Assert.Equal(Form.Touched, restored.Touched);
        Assert.Equal(Form with { Media = restored.Media, Touched = restored.Touched }, restored);
    }

    [Fact]
    public void Of_FormTooLongForTheMessage_LeavesItToTheStoredDraft()
    {
        var kept = ComposeSnapshot.Of("studio", Form with { Values = Form.Values.With("prompt", new string('a', 140_000)) }, SidePanelTab.Tasks, Version);

        Assert.Null(kept.Restore());
    }
}
