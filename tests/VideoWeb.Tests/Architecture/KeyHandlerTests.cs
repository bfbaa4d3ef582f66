using System.Text.RegularExpressions;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Keys that belong to an input method reach none of our handlers, because one guard stops them first; and a journey presses them on each.</summary>
public sealed partial class KeyHandlerTests
{
    private const string Guard = "window.addEventListener(type, event => { if (event.isComposing || event.keyCode === 229) { event.stopImmediatePropagation(); } }, { capture: true });";

    private const string NoJourney = "";

    /// <summary>By file: its handlers of keys, each with what a journey says of it.</summary>
    private static readonly Dictionary<string, string[]> Handlers = new(StringComparer.Ordinal)
    {
        ["src/VideoWeb/Components/Admin/Catalog/OverlayPage.razor.js"] = ["Members that fit, offered by the editor"],
        ["src/VideoWeb/Components/Compose/ComposePage.razor.js"] = ["The words that \"@\" offers", "Enter_ThatEndsAComposition_DoesNothing", "Name = \"Recent\""],
        ["src/VideoWeb/Components/Compose/Models/ModelPicker.razor"] = ["Escape_ThatEndsAComposition_LeavesThePickerOpen"],
        ["wwwroot/frame.js"] = ["details[data-menu]"],
        // Lets go of a focus that it would have given back: nothing that is seen.
        ["wwwroot/js/circuit.js"] = [NoJourney],
        ["wwwroot/js/clip-comments.js"] = ["The members that a comment's \"@\" offers"],
        ["wwwroot/js/clip-compare.js"] = ["clip-compare"],
        ["wwwroot/js/clip-grid.js"] = ["[data-clip]", "the title of the page"],
        ["wwwroot/js/clip-player.js"] = ["Once the page of the task plays the clip"],
        ["wwwroot/js/picture-crop.js"] = ["[data-frame]"],
        ["wwwroot/js/hand-order.js"] = ["A board of one clip, ordered by hand"],
        ["wwwroot/js/hotkeys.js"] = ["[data-search]", "arrow-list"],
        ["wwwroot/js/task-list.js"] = ["[data-line]"],
        ["wwwroot/js/modal-view.js"] = ["Locator(\"dialog\")"],
    };

    [Fact]
    public void EveryHandlerOfKeys_IsPressedByAJourney()
    {
        var journeys = Repository.Read("tests/VideoWeb.BrowserTests/InputMethodJourneys.cs");
        var found = Repository.Files("src/VideoWeb", ".razor", ".js", ".cs").Concat(Repository.Files("wwwroot", ".js"))
            .Select(path => (path, Count: Registration().Count(Repository.Read(path)))).Where(file => file.Count > 0).ToDictionary(file => file.path, file => file.Count);

        Assert.Equal(Handlers.ToDictionary(file => file.Key, file => file.Value.Length).OrderBy(file => file.Key), found.OrderBy(file => file.Key));
        Assert.All(Handlers.SelectMany(file => file.Value), place => Assert.Contains(place, journeys, StringComparison.Ordinal));
    }

    // On window nothing of ours listens for keys: the guard stops there, in the capturing phase, what all the others would hear further down.
    [Fact]
    public void TheGuard_StandsBeforeAllOthers()
    {
        var frame = Repository.Read("wwwroot/frame.js");

        Assert.Contains("for (const type of ['keydown', 'keyup', 'keypress'])", frame, StringComparison.Ordinal);
        Assert.True(frame.IndexOf(Guard, StringComparison.Ordinal) < Registration().Match(frame).Index);
        Assert.All(Handlers.Keys, path => Assert.DoesNotMatch(OnWindow(), Repository.Read(path)));
        Assert.DoesNotContain("import ", frame[..frame.IndexOf(Guard, StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("frame.js", Repository.Read("src/VideoWeb/Components/App.razor"), StringComparison.Ordinal);
    }

    [GeneratedRegex("""(?:addEventListener|\bon)\(\s*['"`]key(?:down|up|press)|\.onkey(?:down|up|press)\s*=|@onkey(?:down|up|press)(?!:)|"onkey(?:down|up|press)""")]
    private static partial Regex Registration();

    [GeneratedRegex("""(?:window|globalThis|self)\.(?:addEventListener\(\s*['"`]key|onkey)""")]
    private static partial Regex OnWindow();
}
