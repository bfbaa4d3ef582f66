using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Archive;

/// <summary>Copies what a finished task left behind into the media folder. The clip must succeed; poster, last frame and watermarked clip are a courtesy.</summary>
internal sealed class ResultCollector(
    MediaDownload download, MediaArchive archive, PosterMaker posters, EngineOptions options, TimeProvider time, ILogger<ResultCollector> logger)
{
    private const long MostPictureBytes = 32 * 1024 * 1024;

    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<CollectedResult> CollectAsync(
        TaskRow row, RemoteResult result, ProviderDescription provider, ConnectionSecret? secret, CancellationToken cancellationToken)
    {
        var addresses = AddressesOf(result, row, provider, secret);
        if (addresses.Count == 0)
        {
            return new CollectedResult.Failed($"{row.ProviderName} gave no usable address of the clip.", MayRetry: true);
        }

        var folder = archive.FullPath(row.Workspace.ToString());
        Directory.CreateDirectory(folder);
        FreeSpace.Require(folder, options.MinFreeBytes);
        var fetched = await FetchClipAsync(row, AssetKind.Clip, addresses[0], KeyFor(addresses[0], provider, secret), cancellationToken);
        foreach (var other in addresses.Skip(1).TakeWhile(_ => fetched.Asset is null))
        {
            fetched = await FetchClipAsync(row, AssetKind.Clip, other, KeyFor(other, provider, secret), cancellationToken);
        }

        if (fetched.Asset is not { } clip) { return fetched.Problem!; }

        var assets = new List<AssetRow> { clip };
        if (await FetchPosterAsync(row, clip, result.CoverUrl, cancellationToken) is { } poster) { assets.Add(poster); }
        if (await FetchPictureAsync(row, AssetKind.LastFrame, result.LastFrameUrl, cancellationToken) is { } lastFrame) { assets.Add(lastFrame); }
        if (Parse(result.WatermarkedUrl) is { } watermarked
            && (await FetchClipAsync(row, AssetKind.Watermarked, watermarked, null, cancellationToken)).Asset is { } marked) { assets.Add(marked); }

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
        secret is not null && ContentCall.NeedsKey(address, secret.BaseUrl) ? new AuthenticationHeaderValue(provider.Auth.ToString(), secret.Key.Reveal()) : null;

    private async Task<(AssetRow? Asset, CollectedResult? Problem)> FetchClipAsync(
        TaskRow row, AssetKind kind, Uri address, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        var part = archive.FullPath(MediaArchive.RelativePath(row.Workspace, row.Id, kind, ".part"));
        switch (await download.FetchAsync(address, authorization, options.MaxResultBytes, part, cancellationToken))
        {
            case DownloadResult.Expired:
                return (null, new CollectedResult.Expired());
            case DownloadResult.Failed failed:
                return (null, new CollectedResult.Failed(failed.Sentence, failed.MayRetry));
            case DownloadResult.Fetched { File: var file }:
                var check = CheckStructure(file.Path);
                if (check.Facts is { } facts)
                {
                    return (Keep(row, kind, file, "video/mp4", ".mp4") with { Width = facts.Width, Height = facts.Height, Seconds = facts.Seconds }, null);
                }

                File.Delete(file.Path);
                return (null, new CollectedResult.Failed($"What {row.ProviderName} delivered is not a whole clip: it {check.Problem}.", MayRetry: true));
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} is not known here.");
        }
    }

    private static Mp4Check CheckStructure(string path)
    {
        using var file = File.OpenRead(path);
        return Mp4Reader.Check(file);
    }

    private async Task<AssetRow?> FetchPosterAsync(TaskRow row, AssetRow clip, string? coverUrl, CancellationToken cancellationToken)
    {
        if (await FetchPictureAsync(row, AssetKind.Poster, coverUrl, cancellationToken) is { } cover) { return cover; }

        var part = archive.FullPath(MediaArchive.RelativePath(row.Workspace, row.Id, AssetKind.Poster, ".part"));
        if (!await posters.TryMakeAsync(archive.FullPath(clip), part, cancellationToken)) { return null; }

        return Keep(row, AssetKind.Poster, await FileFacts.MeasureAsync(part, cancellationToken), "image/jpeg", ".jpg");
    }

    private async Task<AssetRow?> FetchPictureAsync(TaskRow row, AssetKind kind, string? url, CancellationToken cancellationToken)
    {
        if (Parse(url) is not { } address) { return null; }

        var part = archive.FullPath(MediaArchive.RelativePath(row.Workspace, row.Id, kind, ".part"));
        var fetched = await download.FetchAsync(address, null, MostPictureBytes, part, cancellationToken);
        if (fetched is not DownloadResult.Fetched { File: var file })
        {
            logger.LogInformation("The {Kind} of task {TaskId} could not be fetched.", kind, row.Id);
            return null;
        }

        if (PictureFormat.Of(file.Start) is { } format) { return Keep(row, kind, file, format.ContentType, format.Extension); }

        File.Delete(part);
        logger.LogInformation("The {Kind} of task {TaskId} is not a picture.", kind, row.Id);
        return null;
    }

    private AssetRow Keep(TaskRow row, AssetKind kind, DownloadedFile file, string contentType, string extension)
    {
        var relative = MediaArchive.RelativePath(row.Workspace, row.Id, kind, extension);
        var full = archive.FullPath(relative);
        DurableFile.Move(file.Path, full, overwrite: true);
        return new AssetRow(AssetId.New(time.GetUtcNow()), row.Workspace, row.Id, kind, relative, file.Sha256, file.Bytes, contentType);
    }

    private static Uri? Parse(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" } ? address : null;
}
