using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Archive;

/// <summary>Copies what a finished task left behind into the media folder. The clip must succeed; poster, last frame and watermarked clip are a courtesy.</summary>
internal sealed class ResultCollector(
    MediaDownload download, MediaStore files, PosterMaker posters, EngineOptions options, TimeProvider time, ILogger<ResultCollector> logger)
{
    private const long MostPictureBytes = 32 * 1024 * 1024;

    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<CollectedResult> CollectAsync(ClipSource source, RemoteResult result, CancellationToken cancellationToken)
    {
        var (row, provider, secret) = source;
        var addresses = AddressesOf(result, row, provider, secret);
        if (addresses.Count == 0)
        {
            return new CollectedResult.Failed(Message.Of(MessageCode.ClipAddressMissing, ("provider", row.ProviderName)), MayRetry: true);
        }

        files.RequireSpace(row.Workspace);
        CollectedResult? first = null;
        foreach (var address in addresses)
        {
            var collected = await FetchClipAsync(source, address, result, cancellationToken);
            if (collected is CollectedResult.Collected) { return collected; }

            // One that may be asked for anew is the better news.
            if (first is null || collected is CollectedResult.Expired) { first = collected; }
        }

        return first!;
    }

    private async Task<CollectedResult> FetchClipAsync(ClipSource source, Uri address, RemoteResult result, CancellationToken cancellationToken)
    {
        var (row, provider, secret) = source;
        return await download.FetchAsync(address, KeyFor(address, provider, secret), options.MaxResultBytes, files.PathOf(source.ClipPath(".part")), cancellationToken) switch
        {
            DownloadResult.Expired { Status: var status } => new CollectedResult.Expired(status),
            // A redirect can carry the key in its host.
            DownloadResult.Failed failed => new CollectedResult.Failed(secret is null ? failed.Problem : failed.Problem.MapTexts(text => Redaction.Of(text, secret.Key)), failed.MayRetry),
            DownloadResult.Fetched { File: var file } => await JudgeAsync(source, file, result, cancellationToken),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    /// <summary>Keeps the clip that came in an earlier try and may not be whole, marked as that. Null when none did.</summary>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<CollectedResult?> KeepDoubtfulAsync(ClipSource source, RemoteResult result, CancellationToken cancellationToken)
    {
        var doubtful = DoubtfulKey(source);
        return files.Exists(doubtful)
            ? await CompleteAsync(source, KeepClip(source, await FileFacts.MeasureAsync(files.PathOf(doubtful), cancellationToken), ReadFormat(files.PathOf(doubtful))), result, cancellationToken)
            : null;
    }

    // What may not be whole is laid aside and asked for again. When the same comes a second time, that is what there is.
    private async Task<CollectedResult> JudgeAsync(ClipSource source, DownloadedFile file, RemoteResult result, CancellationToken cancellationToken)
    {
        var format = ReadFormat(file.Path);
        if (!format.IsMedium)
        {
            MediaStore.DeletePart(file.Path);
            return new CollectedResult.Failed(NotWhole(source.Row, format), MayRetry: true);
        }

        var doubtful = DoubtfulKey(source);
        var earlier = files.Find(doubtful);
        if (format.Doubt is not null && !(earlier is not null && (await FileFacts.MeasureAsync(earlier.Path, cancellationToken)).Sha256 == file.Sha256))
        {
            if (earlier is null || earlier.Length <= file.Bytes) { files.Put(file.Path, doubtful); }
            else { MediaStore.DeletePart(file.Path); }

            return new CollectedResult.Failed(NotWhole(source.Row, format), MayRetry: true);
        }

        var clip = KeepClip(source, file, format);
        files.Delete(doubtful);
        return await CompleteAsync(source, clip, result, cancellationToken);
    }

    private static Message NotWhole(TaskRow row, ResultFormat format) =>
        Message.Of(MessageCode.NotAWholeClip, ("provider", row.ProviderName), ("doubt", format.Doubt!));

    private async Task<CollectedResult> CompleteAsync(ClipSource source, AssetRow clip, RemoteResult result, CancellationToken cancellationToken)
    {
        if (source.IsFurther) { return new CollectedResult.Collected([clip]); }

        var row = source.Row;
        var assets = new List<AssetRow> { clip };
        if (await FetchPosterAsync(row, clip, result.CoverUrl, cancellationToken) is { } poster) { assets.Add(poster); }
        if (await FetchPictureAsync(row, AssetKind.LastFrame, result.LastFrameUrl, cancellationToken) is { } lastFrame) { assets.Add(lastFrame); }
        if (await FetchWatermarkedAsync(row, result.WatermarkedUrl, cancellationToken) is { } marked) { assets.Add(marked); }
        return new CollectedResult.Collected(assets);
    }

    private static IReadOnlyList<Uri> AddressesOf(RemoteResult result, TaskRow row, ProviderDescription provider, ConnectionSecret? secret)
    {
        if (result.VideoUrl is not null) { return Parse(result.VideoUrl) is { } address ? [address] : []; }
        if (secret is null || row.RemoteId is not { } remoteId) { return []; }

        var calls = DialectTable.Find(provider.Dialect).BuildContent(provider.With(secret.Overrides), remoteId);
        return [.. calls.Select(call => RequestAddress.Create(secret.BaseUrl, call))];
    }

    private static AuthenticationHeaderValue? KeyFor(Uri address, ProviderDescription provider, ConnectionSecret? secret) =>
        secret is not null && IsContentCall(address, secret.BaseUrl) ? new AuthenticationHeaderValue(provider.Auth.ToString(), secret.Key.Reveal()) : null;

    // Software of the new-api family hands out its own content call as a result too. Only on the connection's own origin: nowhere else may the key go.
    private static bool IsContentCall(Uri address, Uri baseUrl) =>
        address.AbsolutePath.EndsWith("/content", StringComparison.Ordinal)
        && Uri.Compare(address, baseUrl, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private async Task<AssetRow?> FetchWatermarkedAsync(TaskRow row, string? url, CancellationToken cancellationToken)
    {
        if (Parse(url) is not { } address) { return null; }
        if (await download.FetchAsync(address, null, options.MaxResultBytes, PartOf(row, AssetKind.Watermarked), cancellationToken) is not DownloadResult.Fetched { File: var file }) { return null; }
        if (ReadFormat(file.Path) is { IsMedium: true } format) { return KeepVideo(row, AssetKind.Watermarked, KeyOf(row, AssetKind.Watermarked, format.Extension), file, format); }

        MediaStore.DeletePart(file.Path);
        return null;
    }

    private static ResultFormat ReadFormat(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 32 * 1024);
        return ResultFormat.Of(file);
    }

    private string PartOf(TaskRow row, AssetKind kind) => files.PathOf(KeyOf(row, kind, ".part"));

    private static string KeyOf(TaskRow row, AssetKind kind, string extension) => MediaKeys.Of(row.Workspace, row.Id, kind, extension);

    private static string DoubtfulKey(ClipSource source) => source.ClipPath(MediaKeys.DoubtfulExtension);

    private AssetRow KeepClip(ClipSource source, DownloadedFile file, ResultFormat format) =>
        KeepVideo(source.Row, source.ClipKind, source.ClipPath(format.Extension), file, format);

    private AssetRow KeepVideo(TaskRow row, AssetKind kind, string path, DownloadedFile file, ResultFormat format) =>
        Keep(row, kind, path, file, format.ContentType) with { Width = format.Facts?.Width, Height = format.Facts?.Height, Seconds = format.Facts?.Seconds, HasSound = format.HasSound, Doubt = format.Doubt };

    private async Task<AssetRow?> FetchPosterAsync(TaskRow row, AssetRow clip, string? coverUrl, CancellationToken cancellationToken)
    {
        if (await FetchPictureAsync(row, AssetKind.Poster, coverUrl, cancellationToken) is { } cover) { return cover; }

        var part = PartOf(row, AssetKind.Poster);
        if (!await posters.TryMakeAsync(files.PathOf(clip), part, cancellationToken)) { return null; }

        return Keep(row, AssetKind.Poster, KeyOf(row, AssetKind.Poster, ".jpg"), await FileFacts.MeasureAsync(part, cancellationToken), "image/jpeg");
    }

    private async Task<AssetRow?> FetchPictureAsync(TaskRow row, AssetKind kind, string? url, CancellationToken cancellationToken)
    {
        if (Parse(url) is not { } address) { return null; }

        var part = PartOf(row, kind);
        var fetched = await download.FetchAsync(address, null, MostPictureBytes, part, cancellationToken);
        if (fetched is not DownloadResult.Fetched { File: var file })
        {
            logger.LogInformation("The {Kind} of task {TaskId} could not be fetched.", kind, row.Id);
            return null;
        }

        if (PictureFormat.Of(file.Start) is { } format) { return Keep(row, kind, KeyOf(row, kind, format.Extension), file, format.ContentType); }

        MediaStore.DeletePart(part);
        logger.LogInformation("The {Kind} of task {TaskId} is not a picture.", kind, row.Id);
        return null;
    }

    private AssetRow Keep(TaskRow row, AssetKind kind, string relative, DownloadedFile file, string contentType)
    {
        files.Put(file.Path, relative);
        return new AssetRow(AssetId.New(time.GetUtcNow()), row.Workspace, row.Id, kind, relative, file.Sha256, file.Bytes, contentType);
    }

    private static Uri? Parse(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" } ? address : null;
}
