using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Account;
using VideoWeb.Components.Layout;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class RegionalComponentTests() : ComponentTest(services => services.AddSingleton<AntiforgeryStateProvider, Forms>())
{
    private static readonly PageCulture Browser = new(Languages.English, CultureInfo.GetCultureInfo("en-GB"));

    [Fact]
    public void Fields_NothingIsChosen_SayWhatTheBrowserHasNow()
    {
        var cut = Render<RegionalFields>(fields => fields
            .Add(each => each.Settings, RegionalSettings.OfBrowser).Add(each => each.Browser, Browser).Add(each => each.BrowserZone, IanaTimeZone.Find("Asia/Tokyo")));

        Assert.Equal(
            ["As my browser (now: English)", "As my language (now: English (United Kingdom))", "As my browser (now: Asia/Tokyo)"],
            cut.FindAll("option[selected]").Select(option => option.TextContent));
        Assert.Equal(["As my browser (now: English)", "English", "简体中文"], cut.FindAll("#region-language option").Select(option => option.TextContent));
    }

    [Fact]
    public void Fields_AllIsChosen_ShowItAndAnExampleOfThePagesFormats()
    {
        // Calcutta is a name that browsers tell and no list has.
        var cut = Render<RegionalFields>(fields => fields
            .Add(each => each.Settings, new RegionalSettings("zh-Hans", "de-AT", "Asia/Calcutta")).Add(each => each.Browser, Browser));

        Assert.Equal(["zh-Hans", "de-AT", "Asia/Calcutta"], cut.FindAll("option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal("As my browser", cut.Find("#region-zone option").TextContent);
        Assert.Contains("1,234.5", cut.Find("#region-formats-help").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_ChoicesOfFormatsAndZones_AreDistinctAndKnown()
    {
        var cut = Render<RegionalFields>(fields => fields.Add(each => each.Settings, RegionalSettings.OfBrowser).Add(each => each.Browser, Browser));

        foreach (var (id, isKnown) in new (string, Func<string?, bool>)[] { ("region-formats", name => FormatCultures.Find(name) is not null), ("region-zone", name => IanaTimeZone.Find(name) is not null) })
        {
            var options = cut.FindAll($"#{id} option").Skip(1).ToList();
            Assert.True(options.Count > 300);
            Assert.Equal(options.Count, options.Select(option => option.TextContent).Distinct().Count());
            Assert.All(options, option => Assert.True(isKnown(option.GetAttribute("value")), option.TextContent));
        }
    }

    [Fact]
    public void Menu_OfWhoIsSignedIn_HasTheTokenToSaveTheLanguageWithTheAccount()
    {
        var cut = Render<UserMenu>(menu => menu.Add(each => each.Name, "Ada").Add(each => each.Email, "ada@example.com").Add(each => each.IsAdministrator, false));

        var languages = cut.FindAll("[data-language-choice]");
        Assert.Equal([("en", "true"), ("zh-Hans", "false")], languages.Select(button => (button.GetAttribute("lang"), button.GetAttribute("aria-pressed"))));
        // Where frame.js looks for it.
        Assert.All(languages, button => Assert.Equal("token", button.Closest("details")!.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")));
    }

    [Fact]
    public void Preferences_OfWhoIsNotSignedIn_HaveNoToken()
    {
        var cut = Render(builder => builder.AddContent(0, AppearanceMenu.Of(Services.GetRequiredService<MessageFormatter>())));

        Assert.Equal(2, cut.FindAll("[data-language-choice]").Count);
        Assert.Empty(cut.FindAll("input"));
    }

    private sealed class Forms : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
