using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Engine.Archive;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Posters by the real ffmpeg, for providers that give no cover.</summary>
public sealed class PosterTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Archive_NoCoverAndFfmpegIsThere_MakesAPoster()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is not installed here.");
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { FfmpegCommand = "ffmpeg" });

        var row = await engine.WaitForEndAsync(await engine.SubmitAsync("uniall", JudgeHost.Prompt("without a cover")));

        var poster = (await engine.DetailAsync(row.Id)).Assets.Single(asset => asset.Id == row.Poster);
        var bytes = await File.ReadAllBytesAsync(engine.Get<MediaStore>().PathOf(poster), TestContext.Current.CancellationToken);
        Assert.Equal((AssetKind.Poster, "image/jpeg", (long)bytes.Length), (poster.Kind, poster.ContentType, poster.Bytes));
        Assert.Equal(new PictureFormat("image/jpeg", ".jpg"), PictureFormat.Of(bytes));
    }

    [Fact]
    public async Task Poster_OfAPlayListThatCallsItselfAClip_IsNotMade()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is not installed here.");
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { FfmpegCommand = "ffmpeg" });
        var token = TestContext.Current.CancellationToken;
        var (clip, list, poster) = (Path.Combine(_folder.Path, "clip.mp4"), Path.Combine(_folder.Path, "list.mp4"), Path.Combine(_folder.Path, "poster.jpg"));
        await File.WriteAllBytesAsync(clip, SampleFile(), token);
        await File.WriteAllTextAsync(list, "ffconcat version 1.0\nfile clip.mp4\n", token);
        var posters = engine.Get<PosterMaker>();

        Assert.False(await posters.TryMakeAsync(list, poster, token));
        Assert.True(await posters.TryMakeAsync(clip, poster, token));
    }

    private static byte[] SampleFile() => File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "VideoWeb.Sandbox", "Samples"), "*.mp4").Order(StringComparer.Ordinal).First());

    [Fact]
    public async Task Archive_ViduGivesACover_IsThePoster()
    {
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);

        var row = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("with a cover")));

        Assert.NotNull(row.Poster);
    }

    public void Dispose() => _folder.Dispose();
}
