using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>Vidu's three other create endpoints: which models they have and what differs there.</summary>
public sealed class SiblingEndpointTests
{
    [Theory]
    [InlineData("text", null, "viduq3-turbo viduq3-pro viduq2 viduq1")]
    [InlineData("first-frame", "/ent/v2/img2video", "viduq3-turbo viduq3-pro viduq1 viduq3-pro-fast viduq2-pro viduq2-pro-fast viduq2-turbo viduq1-classic vidu2.0")]
    [InlineData("first-last-frame", "/ent/v2/start-end2video", "viduq3-turbo viduq3-pro viduq1 viduq2-pro viduq2-pro-fast viduq2-turbo viduq1-classic vidu2.0")]
    [InlineData("references", "/ent/v2/reference2video", "viduq3-turbo viduq2 viduq1 viduq3 viduq3-mix viduq2-pro vidu2.0")]
    [InlineData("video-references", "/ent/v2/reference2video", "viduq2-pro")]
    public void Mode_OfVidu_HasItsModelsAndPath(string mode, string? path, string models)
    {
        var having = CatalogUnderTest.Catalog.FindProvider("vidu")!.Models.Where(model => model.FindMode(mode) is not null).ToList();

        Assert.Equal(models, string.Join(' ', having.Select(model => model.Id)));
        Assert.All(having, model => Assert.Equal(path, model.FindMode(mode)!.CreatePath));
    }

    [Theory]
    [InlineData("viduq3-turbo", "first-frame", "1 to 16 default 5", "540p 720p 1080p default 720p")]
    [InlineData("viduq3-pro-fast", "first-frame", "1 to 16 default 5", "720p 1080p default 720p")]
    [InlineData("viduq2-pro", "first-frame", "1 to 10 default 5", "540p 720p 1080p default 720p")]
    [InlineData("viduq2-pro-fast", "first-frame", "1 to 10 default 5", "720p 1080p default 720p")]
    [InlineData("viduq1", "first-frame", "5 to 5 default 5", "1080p default 1080p")]
    [InlineData("viduq2-turbo", "first-last-frame", "1 to 8 default 5", "540p 720p 1080p default 720p")]
    [InlineData("viduq1-classic", "first-last-frame", "5 to 5 default 5", "1080p default 1080p")]
    [InlineData("viduq3", "references", "3 to 16 default 5", "540p 720p 1080p default 720p")]
    [InlineData("viduq3-mix", "references", "1 to 16 default 5", "720p 1080p default 720p")]
    [InlineData("viduq2-pro", "references", "1 to 10 or 0 default 5", "540p 720p 1080p default 720p")]
    [InlineData("viduq2", "references", "1 to 10 default 5", "540p 720p 1080p default 720p")]
    public void Model_OfAnEndpoint_HasItsDurationsAndResolutions(string model, string modeId, string duration, string resolution)
    {
        var mode = CatalogUnderTest.Mode("vidu", model, modeId);

        Assert.Equal($"optional integer {duration} -> duration: Integer", ShortForm.Format(mode.FindParameter("duration")!));
        Assert.Equal($"optional choice {resolution} -> resolution: String", ShortForm.Format(mode.FindParameter("resolution")!));
    }

    [Theory]
    [InlineData("{}", "resolution 360p 720p 1080p")]
    [InlineData("""{"duration":8}""", "resolution_long 720p")]
    public void Vidu2_ByDuration_OffersItsResolutions(string values, string expected)
    {
        var mode = CatalogUnderTest.Mode("vidu", "vidu2.0", "first-frame");

        var shown = ConditionRules.Shown(mode, CatalogUnderTest.Values(values)).OfType<ChoiceParameter>().Single(choice => choice.Wire.Path == "resolution");

        Assert.Equal(expected, $"{shown.Name} {string.Join(' ', shown.Choices.Select(choice => choice.Value))}");
    }

    [Theory]
    [InlineData("first-frame")]
    [InlineData("first-last-frame")]
    public void FrameModes_OfEveryModel_HaveNoRatio(string mode)
    {
        var modes = CatalogUnderTest.Catalog.FindProvider("vidu")!.Models.Select(model => model.FindMode(mode)).OfType<ModeDescription>();

        Assert.All(modes, frames => Assert.Null(frames.FindParameter("ratio")));
    }

    [Theory]
    [InlineData("viduq3-turbo", "references", true)]
    [InlineData("viduq3-mix", "references", false)]
    [InlineData("viduq3-pro", "first-frame", true)]
    [InlineData("viduq2-pro", "first-frame", false)]
    public void Sound_WhereAModelHasIt_HasItsDefault(string model, string mode, bool expected)
    {
        Assert.Equal(expected, Assert.IsType<SwitchParameter>(CatalogUnderTest.Mode("vidu", model, mode).FindParameter("audio")).Default);
    }

    [Fact]
    public void Slots_OfTheEndpoints_AreAsDocumented()
    {
        const string Picture = "Image by Url, DataUri (bytes ..52428800, side 128.., ratio 0.25..4, png/jpg/webp) -> images[]";
        var pro = CatalogUnderTest.Catalog.FindProvider("vidu")!.FindModel("viduq2-pro")!;

        var slots = pro.Modes.SelectMany(mode => mode.Slots.Select(slot => $"{mode.Id} {slot.Name}: {ShortForm.Format(slot)}"));

        Assert.Equal(
            [
                $"first-frame first_frame: 1 to 1 {Picture}",
                $"first-last-frame first_frame: 1 to 1 {Picture}",
                $"first-last-frame last_frame: 1 to 1 {Picture.Replace("4, png", "4, pixels within 1.25 times those of first_frame, png", StringComparison.Ordinal)}",
                $"references reference_image: 1 to 7 {Picture}",
                $"video-references reference_image: 0 to 4 {Picture}",
                "video-references reference_video: 1 to 2 Video by Url (bytes ..104857600, s ..8, s together ..10, mp4/avi/mov) -> videos[]",
            ],
            slots);
    }
}
