using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class PageRowTests
{
    public static TheoryData<string> RowNames => [.. PageRows.All.Select((row, index) => $"{index}: {row}")];

    public static TheoryData<string> FieldNames => [.. PageRows.Fields.SelectMany(page => page.Value.Split(' ').Select(name => $"{page.Key} {name}"))];

    [Theory]
    [MemberData(nameof(FieldNames))]
    public void PageField_OfEveryTable_HasARow(string pageAndField)
    {
        var covered = PageRows.All.Select(row => $"{row.Page} {row.Field}");

        Assert.Contains(pageAndField, covered);
    }

    [Theory]
    [MemberData(nameof(RowNames))]
    public void Row_InItsModelsAndModes_IsAsThePageSays(string name)
    {
        var row = PageRows.All[int.Parse(name.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)];
        foreach (var (model, modeId) in row.Models.Split(' ').SelectMany(model => row.Modes.Split(' ').Select(mode => (model, mode))))
        {
            var mode = CatalogUnderTest.Mode(row.ProviderId, model, modeId);
            var actual = mode.FindParameter(row.Name) is { } parameter ? ShortForm.Format(parameter) : mode.FindSlot(row.Name) is { } slot ? ShortForm.Format(slot) : "";

            Assert.Equal((model, modeId, row.Expected), (model, modeId, actual));
        }
    }

    [Theory]
    [MemberData(nameof(RowNames))]
    public void Row_InTheForm_IsExplained(string name)
    {
        var row = PageRows.All[int.Parse(name.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)];
        var modes = row.Models.Split(' ').SelectMany(model => row.Modes.Split(' ').Select(mode => CatalogUnderTest.Mode(row.ProviderId, model, mode)));

        foreach (var mode in modes.Where(_ => row.Expected.Length > 0))
        {
            var help = mode.FindParameter(row.Name)?.Help?.English ?? mode.FindSlot(row.Name)?.Help?.English;

            Assert.True(help?.EndsWith('.'), $"{row} has no help in sentences.");
        }
    }

    [Theory]
    [InlineData("0 agcloud")]
    [InlineData("1 vidu")]
    [InlineData("2 uniall")]
    [InlineData("3 globalaiopc")]
    [InlineData("4 ezmodel")]
    public void AuthorizationRow_OfEachPage_IsABearerKey(string page)
    {
        Assert.Equal(AuthScheme.Bearer, CatalogUnderTest.Catalog.FindProvider(page[2..])!.Auth);
    }

    [Theory]
    [InlineData("0 agcloud", "seedance", "")]
    [InlineData("1 vidu", "viduq3-turbo", "viduq3-turbo")]
    [InlineData("1 vidu", "viduq3-pro", "viduq3-pro")]
    [InlineData("1 vidu", "viduq2", "viduq2")]
    [InlineData("1 vidu", "viduq1", "viduq1")]
    [InlineData("2 uniall", "viduq3-pro", "viduq3p-mix-540p viduq3p-mix-720p viduq3p-mix-1080p viduq3p-540p-offpeak viduq3p-720p-offpeak viduq3p-1080p-offpeak viduq3p-540p viduq3p-720p viduq3p-1080p")]
    [InlineData("2 uniall", "viduq3-turbo", "viduq3t-mix-540p viduq3t-mix-720p viduq3t-mix-1080p viduq3t-540p-offpeak viduq3t-720p-offpeak viduq3t-1080p-offpeak viduq3t-540p viduq3t-720p viduq3t-1080p")]
    [InlineData("3 globalaiopc", "videos", "videos")]
    [InlineData("3 globalaiopc", "videos_fast", "videos_fast")]
    [InlineData("4 ezmodel", "any", "")]
    public void ModelRow_OfEachPage_HasItsWireNames(string page, string model, string names)
    {
        var wireNames = CatalogUnderTest.Catalog.FindProvider(page[2..])!.FindModel(model)!.WireNames;

        Assert.Equal(names, string.Join(' ', wireNames.Select(name => name.Name)));
    }

    [Theory]
    [InlineData("text", """{"resolution":"1080p"}""", "viduq3p-1080p")]
    [InlineData("text", "{}", "viduq3p-720p")]
    [InlineData("first-frame", """{"resolution":"540p","off_peak":true}""", "viduq3p-540p-offpeak")]
    [InlineData("first-last-frame", """{"resolution":"1080p","off_peak":true}""", "viduq3p-1080p-offpeak")]
    [InlineData("references", """{"off_peak":true}""", "viduq3p-mix-720p")]
    public void UniAllName_ByModeResolutionAndOffPeak_IsChosen(string mode, string values, string expected)
    {
        var input = CatalogUnderTest.Input("uniall", "viduq3-pro", mode, CatalogUnderTest.Values(values));

        var name = input.Model.WireNames.First(candidate => ConditionRules.Holds(candidate.When, input.Mode, input.Values));

        Assert.Equal(expected, name.Name);
    }

    // Where our word is not the page's, the form says whose it is.
    [Theory]
    [InlineData("viduq3-pro")]
    [InlineData("viduq3-turbo")]
    public void UniAllMixNames_ThatThePageDoesNotShow_AreSaidWhereTheyAreChosen(string model)
    {
        string? Help(string mode) => CatalogUnderTest.Mode("uniall", model, mode).FindParameter("resolution")!.Help?.English;

        Assert.Equal(Help("text"), Help("first-frame"));
        Assert.NotEqual(Help("text"), Help("references"));
    }

    [Theory]
    [InlineData("viduq3-pro", "3:4 4:3")]
    [InlineData("viduq3-turbo", "3:4 4:3")]
    [InlineData("viduq2", "")]
    public void Ratios_OfVidusOwnWordAlone_AreMarked(string model, string marked) => Assert.Equal(
        marked,
        string.Join(' ', Assert.IsType<ChoiceParameter>(CatalogUnderTest.Mode("vidu", model, "text").FindParameter("ratio")).Choices.Where(choice => choice.Help is not null).Select(choice => choice.Value)));

    [Fact]
    public void AgCloudSuggestions_ForTheTypedModel_BeginWithThePagesOwn()
    {
        var model = Assert.IsType<TextParameter>(CatalogUnderTest.Mode("agcloud", "seedance", "text").FindParameter("model"));

        Assert.Equal("kkcc", model.Suggestions[0]);
    }

    [Fact]
    public void EzModelSuggestions_ForTheTypedModel_HoldThePagesExamples()
    {
        var model = Assert.IsType<TextParameter>(CatalogUnderTest.Mode("ezmodel", "any", "text").FindParameter("model"));

        Assert.Equal(["kling-v1", "gen-3-alpha"], model.Suggestions.Take(2));
    }

    [Fact]
    public void UniAllReferences_InThePrompt_AreMentionedAsImages()
    {
        Assert.Equal("@Image", CatalogUnderTest.Mode("uniall", "viduq3-pro", "references").FindSlot("reference_image")!.Mention);
    }
}
