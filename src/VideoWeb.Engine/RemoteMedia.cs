using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>Looks at media whose addresses people type, through the same guard as downloads, on every hop. What it fetches is not kept.</summary>
public sealed class RemoteMedia
{
    private const long Limit = 64 * 1024 * 1024;

    /// <summary>Of a picture that is shown.</summary>
    private const long PictureLimit = 32 * 1024 * 1024;

    private readonly WorkspaceStore _workspaces;
    private readonly OutboundGuard _guard;
    private readonly MediaDownload _download;
    private readonly MediaStore _files;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;

    internal RemoteMedia(WorkspaceStore workspaces, OutboundGuard guard, MediaDownload download, MediaStore files, EngineOptions options, TimeProvider time) =>
        (_workspaces, _guard, _download, _files, _options, _time) = (workspaces, guard, download, files, options, time);

    /// <summary>What the address holds. An address that cannot be seen from here may still be seen by the provider; one that leads to a private place may not be used at all.</summary>
    public async Task<LinkLook> LookAsync(Actor actor, string address, CancellationToken cancellationToken)
    {
        if (await _workspaces.FindRoleAsync(actor, cancellationToken) is not { } role || !role.CanSpend())
        {
            return new LinkLook(null, null, Message.Of(MessageCode.SpendersOnly));
        }

        if (_guard.RefusalOfMedia(address) is { } refusal) { return new LinkLook(null, null, refusal); }

        return await FetchAsync(actor, address, Limit, Read, cancellationToken) switch
        {
            (DownloadResult.Fetched, { } look) => look,
            (DownloadResult.Failed { IsRefused: true } failed, _) => new LinkLook(null, null, failed.Problem),
            _ => new LinkLook(null, null, null),
        };
    }

    /// <summary>
    /// The picture at an address that a person has put into a form; null when no picture can be seen from here, or the person may make nothing in
    /// the workspace. Whoever looks at the form does not go there by themselves.
    /// </summary>
    /// <returns>To be disposed of; nothing of it is kept then.</returns>
    public async Task<RemotePicture?> OpenPictureAsync(Actor actor, string address, CancellationToken cancellationToken)
    {
        if (await _workspaces.FindRoleAsync(actor, cancellationToken) is not { } role || !role.CanSpend()) { return null; }
        if (!Uri.TryCreate(address, UriKind.Absolute, out var there) || there.Scheme is not ("http" or "https") || _guard.RefusalOfMedia(address) is not null) { return null; }

        var (_, picture) = await FetchAsync(actor, address, PictureLimit, Open, cancellationToken);
        return picture;
    }

    // Neither when it took too long.
    private async Task<(DownloadResult? Result, T? Read)> FetchAsync<T>(Actor actor, string address, long limit, Func<string, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var part = _files.PreparePart(MediaKeys.OfPart(actor.Workspace));
        using var deadline = new Deadline(_options.LookTimeout, _time, cancellationToken);
        try
        {
            var result = await _download.FetchAsync(new Uri(address), null, limit, part, deadline.Token);
            return (result, result is DownloadResult.Fetched { File: var file } ? read(file.Path) : null);
        }
        catch (OperationCanceledException) when (deadline.HasExpired)
        {
            return (null, null);
        }
        finally
        {
            MediaStore.DeletePart(part);
        }
    }

    // A page that needs a sign-in answers with HTML: the provider may see more, so what is no medium is no reason against it.
    private static LinkLook Read(string path)
    {
        using var file = File.OpenRead(path);
        return MediaProbe.Check(file).Media is { } media ? new LinkLook(media.Kind, media.Facts, null) : new LinkLook(null, null, null);
    }

    // Whoever deletes it while it is open takes away its name only.
    private static RemotePicture? Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (MediaProbe.Check(file).Media is { Kind: MediaKind.Image } picture)
        {
            file.Position = 0;
            return new RemotePicture(file, picture.ContentType);
        }

        file.Dispose();
        return null;
    }
}

/// <param name="ContentType">By its bytes.</param>
public sealed record RemotePicture(Stream Content, string ContentType);
