using System.Diagnostics;
using System.Globalization;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Engine.Archive;

namespace VideoWeb.Engine.Renditions;

/// <summary>Makes the renditions of a clip with ffmpeg: each process behind all else, with one thread, bounded in time, memory and what it writes.</summary>
/// <remarks>Pictures too, as what decodes a stranger's file should not be this program.</remarks>
internal sealed class RenditionMaker(ProgramRun run, EngineOptions options, MediaStore files)
{
    /// <summary>Frames of a filmstrip, side by side.</summary>
    public const int Frames = 10;

    // One container for one picture each: none of them leads to another file.
    private const string PictureFormats = "jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif,image2";
    private const string Webp = "image/webp";

    // Eight thousand by eight thousand: more is no clip, and takes the memory of hundreds.
    private const string MostPixels = "67108864";

    /// <summary>Whether there is an ffmpeg at all.</summary>
    public async Task<bool> CanMakeAsync(CancellationToken cancellationToken) =>
        await run.TryAsync(new ProcessStartInfo(options.FfmpegCommand) { ArgumentList = { "-nostdin", "-version" } }, cancellationToken) is not null;

    /// <exception cref="IOException">Less is free on the disk than must stay so.</exception>
    public void RequireSpace(AssetRow file) => files.RequireSpace(file.WorkspaceId);

    /// <summary>Makes what can be made; files of an earlier try are replaced.</summary>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<MadeRenditions> MakeAsync(RenditionSource source, CancellationToken cancellationToken)
    {
        if (!files.Exists(source.File.RelativePath)) { return new([], null, IsWhole: false); }

        var clip = files.PathOf(source.File);
        files.PreparePart(PartKey(source.File, "colour"));
        var made = new List<Rendition>();
        var colour = source.Poster is { } poster ? await MakeStillsAsync(source.File, files.PathOf(poster), PictureFormats, made, cancellationToken) : null;
        var isPicture = source.File.IsPicture;
        colour ??= await MakeStillsAsync(source.File, clip, isPicture ? PictureFormats : ProgramRun.Formats, made, cancellationToken);
        var hasPreview = isPicture || await MakeOneAsync(source.File, RenditionKind.Preview, "video/mp4", PreviewOf(clip), made, cancellationToken);
        var hasStrip = isPicture || source.File.Seconds is not > 0 || await MakeOneAsync(source.File, RenditionKind.Filmstrip, Webp, FilmstripOf(clip, source.File.Seconds.Value), made, cancellationToken);
        files.DeleteIfWithoutRenditions(source.File);
        return new(made, colour, colour is not null && hasPreview && hasStrip);
    }

    /// <summary>Deletes what was made of a file.</summary>
    public void Delete(AssetRow file) => files.DeleteRenditions(file);

    private async Task<int?> MakeStillsAsync(AssetRow file, string picture, string formats, List<Rendition> made, CancellationToken cancellationToken)
    {
        if (!File.Exists(picture)) { return null; }

        (RenditionKind Kind, int Width)[] sizes = [(RenditionKind.Small, 240), (RenditionKind.Medium, 480), (RenditionKind.Large, 960)];
        var tiny = PartOf(file, "colour");
        List<string> outputs = [];
        foreach (var (kind, _) in sizes) { outputs.AddRange(["-map", $"[{kind}]", "-frames:v", "1", .. WebpTo(PartOf(file, NameOf(kind)))]); }
        var filter = $"[0:v:0]split=4[a0][a1][a2][a3];{string.Concat(sizes.Select((size, at) => $"[a{at}]scale=w='min({size.Width},iw)':h=-2[{size.Kind}];"))}[a3]scale=16:16:flags=area,format=rgb24[tiny]";
        try
        {
            if (!await RunAsync([.. Read(picture, formats), "-filter_complex", filter, .. outputs, "-map", "[tiny]", "-frames:v", "1", "-f", "rawvideo", "-y", tiny], cancellationToken)) { return null; }
            if (!File.Exists(tiny) || await File.ReadAllBytesAsync(tiny, cancellationToken) is not { Length: >= 3 } pixels) { return null; }

            List<Rendition> stills = [];
            foreach (var (kind, _) in sizes)
            {
                if (await KeepAsync(file, kind, Webp, cancellationToken) is { } still) { stills.Add(still); }
            }

            // The clip's own frame replaces what half a poster has left.
            if (stills.Count < sizes.Length) { return null; }

            made.AddRange(stills);
            return DominantColour.Of(pixels);
        }
        finally
        {
            MediaStore.DeletePart(tiny);
            foreach (var (kind, _) in sizes) { MediaStore.DeletePart(PartOf(file, NameOf(kind))); }
        }
    }

    private async Task<bool> MakeOneAsync(AssetRow file, RenditionKind kind, string type, string[] arguments, List<Rendition> made, CancellationToken cancellationToken)
    {
        var part = PartOf(file, NameOf(kind));
        try
        {
            if (!await RunAsync([.. arguments, .. kind == RenditionKind.Preview ? ["-f", "mp4", "-y", part] : WebpTo(part)], cancellationToken)) { return false; }
            if (await KeepAsync(file, kind, type, cancellationToken) is not { } rendition) { return false; }

            made.Add(rendition);
            return true;
        }
        finally
        {
            MediaStore.DeletePart(part);
        }
    }

    // A file of nothing is none.
    private async Task<Rendition?> KeepAsync(AssetRow file, RenditionKind kind, string type, CancellationToken cancellationToken)
    {
        var part = PartOf(file, NameOf(kind));
        if (new FileInfo(part) is not { Exists: true, Length: > 0 }) { return null; }

        var facts = await FileFacts.MeasureAsync(part, cancellationToken);
        var path = $"{MediaKeys.OfRenditions(file)}/{NameOf(kind)}{(type == Webp ? ".webp" : ".mp4")}";
        files.Put(part, path);
        return new(file.Id, kind, file.WorkspaceId, path, facts.Sha256, facts.Bytes, type);
    }

    private async Task<bool> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(options.FfmpegCommand);
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }

        return await run.TryInBackgroundAsync(start, cancellationToken) == true;
    }

    // It is a foreign file: it is read as one of these formats or not at all, and file: is all that ffmpeg may open meanwhile.
    private static string[] Read(string path, string formats) =>
        ["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", formats, "-max_pixels", MostPixels, "-threads", "1", "-filter_complex_threads", "1", "-i", path];

    private static string[] PreviewOf(string clip) =>
    [
        .. Read(clip, ProgramRun.Formats), "-map", "0:v:0", "-t", "3", "-vf", "scale=w='min(480,iw)':h='min(480,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2,fps=24",
        "-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "30", "-maxrate", "600k", "-bufsize", "1200k", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-map_metadata", "-1", "-threads", "1",
    ];

    private static string[] FilmstripOf(string clip, decimal seconds) =>
    [
        .. Read(clip, ProgramRun.Formats), "-map", "0:v:0", "-frames:v", "1",
        "-vf", string.Create(CultureInfo.InvariantCulture, $"fps={Frames}/{seconds},scale=160:-2,tile={Frames}x1"),
    ];

    private static string[] WebpTo(string path) => ["-c:v", "libwebp", "-q:v", "75", "-map_metadata", "-1", "-threads", "1", "-f", "webp", "-y", path];

    private string PartOf(AssetRow file, string name) => files.PathOf(PartKey(file, name));

    private static string PartKey(AssetRow file, string name) => $"{MediaKeys.OfRenditions(file)}/{name}.part";

    private static string NameOf(RenditionKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>What has come of a try.</summary>
/// <param name="Colour">0xRRGGBB; null when no stills were made.</param>
/// <param name="IsWhole">Nothing is missing.</param>
internal sealed record MadeRenditions(IReadOnlyList<Rendition> Files, int? Colour, bool IsWhole);
