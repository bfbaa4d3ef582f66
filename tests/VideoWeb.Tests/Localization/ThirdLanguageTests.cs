using Bunit;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Reconcile;
using VideoWeb.Data.Tasks;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Components;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Localization;

/// <summary>A language is a set of files: with those of one page in a third one that page is in it, and nothing of the program is changed.</summary>
public sealed class ThirdLanguageTests(SqliteData data) : PageTest(data)
{
    private const string Esperanto = "eo";

    // What the reconcile page shows, and the messages.
    private static readonly string[] Parts = ["Localization/MessageFormatter", "Components/Shared/SharedText", "Components/Tasks/TaskText"];

    [Fact]
    public async Task Page_WhoseFilesAreThereInAThirdLanguage_IsInIt()
    {
        using var folder = new TemporaryFolder();
        using var texts = new SatelliteTexts(folder.Path, Esperanto, Parts, Translate);
        var error = new ProviderError(ProviderErrorKind.Unknown, Message.Of(MessageCode.SentWithoutAnswer, ("time", TimeSpan.FromSeconds(1))), Charged: ChargeStatus.Unknown);
        await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Unknown, Error = error });
        using var reader = new CultureSwitch(Esperanto);

        var page = Render<ReconcilePage>();

        Assert.Equal("«Reconcile»", page.Find("h1").TextContent);
        Assert.Equal(["«Follow this task»", "«Send again»", "«Drop the task»"], page.ByRole("article", "a red kite").TextsByRole("button"));
        // The language's own plural, with a choice, a number and a message in a message.
        Assert.Equal("«The request was sent, but no answer came within unu sekundo. It may have been charged. It is not sent again by itself.»", page.FindAll("dd")[^1].TextContent);
        Assert.Equal(("en", "English"), NameOf(Languages.Read(folder.Path)[0]));
        Assert.Equal((Esperanto, "Esperanto"), NameOf(Languages.Read(folder.Path)[^1]));
        // What has no file is in English.
        Assert.Equal("Filter clips", EnglishTexts.Messages[GalleryText.FilterClips]);
    }

    private static string Translate(string key, string english) => key switch
    {
        nameof(MessagePattern.LanguageTag) => Esperanto,
        nameof(MessagePattern.LanguageName) => "Esperanto",
        nameof(MessagePattern.PluralRules) => "one: n = 1",
        nameof(MessagePattern.ListSeparator) => english,
        nameof(MessagePattern.Seconds) => "{count, plural, one {unu sekundo} other {# sekundoj}}",
        _ => $"«{english}»",
    };

    private static (string Tag, string Name) NameOf((System.Globalization.CultureInfo Culture, string Name) language) => (language.Culture.Name, language.Name);
}
