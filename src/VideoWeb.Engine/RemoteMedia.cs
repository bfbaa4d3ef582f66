using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Media;

namespace VideoWeb.Engine;

/// <summary>Looks at media whose addresses people type, through the same guard as downloads, on every hop. What it fetches is not kept.</summary>
public sealed class RemoteMedia
{
    private const long Limit = 64 * 1024 * 1024;

    private readonly WorkspaceStore _workspaces;
    private readonly OutboundGuard _guard;
    private readonly MediaDownload _download;
    private readonly MediaArchive _archive;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;

    internal RemoteMedia(WorkspaceStore workspaces, OutboundGuard guard, MediaDownload download, MediaArchive archive, EngineOptions options, TimeProvider time) =>
        (_workspaces, _guard, _download, _archive, _options, _time) = (workspaces, guard, download, archive, options, time);

    /// <summary>What the address holds. An address that cannot be seen from here may still be seen by the provider; one that leads to a private place may not be used at all.</summary>
    public async Task<LinkLook> LookAsync(Actor actor, string address, CancellationToken cancellationToken)
    {
        if (await _workspaces.FindRoleAsync(actor, cancellationToken) is not { } role || !role.CanSpend())
        {
            return new LinkLook(null, null, "You can look at this workspace, but not make anything in it.");
        }

        if (_guard.RefusalOfMedia(address) is { } refusal) { return new LinkLook(null, null, refusal); }

        var part = _archive.FullPath(MediaArchive.PartPath(actor.Workspace));
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        using var deadline = new Deadline(_options.LookTimeout, _time, cancellationToken);
        try
        {
            return await _download.FetchAsync(new Uri(address), null, Limit, part, deadline.Token) switch
            {
                DownloadResult.Fetched { File: var file } => Read(file.Path),
                DownloadResult.Failed { IsRefused: true } failed => new LinkLook(null, null, failed.Sentence),
                _ => new LinkLook(null, null, null),
            };
        }
        catch (OperationCanceledException) when (deadline.HasExpired)
        {
            return new LinkLook(null, null, null);
        }
        finally
        {
            File.Delete(part);
        }
    }

    // A page that needs a sign-in answers with HTML: the provider may see more, so what is no medium is no reason against it.
    private static LinkLook Read(string path)
    {
        using var file = File.OpenRead(path);
        return MediaProbe.Check(file).Media is { } media ? new LinkLook(media.Kind, media.Facts, null) : new LinkLook(null, null, null);
    }
}
