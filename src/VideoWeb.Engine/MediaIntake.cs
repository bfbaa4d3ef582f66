using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Media;
using VideoWeb.Engine.Uploads;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>Takes files that people bring: streamed to disk, bounded, judged by content, stored once by hash.</summary>
public sealed class MediaIntake(MediaStore files, AssetStore assets, StorageStore storage, EngineOptions options, TimeProvider time, ILogger<MediaIntake> logger)
{
    /// <summary>Bytes of one file at most.</summary>
    public long Limit => options.MaxUploadBytes;

    /// <param name="name">As the browser calls the file; for messages and pages only, never for a path or a type.</param>
    /// <param name="announced">What the sender says of the length; only believed when it is too much.</param>
    /// <param name="origin">The clip it was taken from; the caller has made sure that it is one of the workspace.</param>
    /// <exception cref="IOException">Our own disk failed, or the sender broke off. Nothing is left behind.</exception>
    public async Task<UploadOutcome> TakeAsync(
        Actor actor, string name, Stream body, long? announced, AssetOrigin? origin, CancellationToken cancellationToken)
    {
        var shown = UploadName.Clean(name);
        if (announced > Limit) { return TooLarge(shown); }
        if (await storage.CheckRoomAsync(actor, announced ?? 0, cancellationToken) is { } refusal) { return new UploadOutcome.Refused(refusal); }

        var part = files.PreparePart(MediaKeys.OfPart(actor.Workspace));
        try
        {
            return await FileWriter.CopyAsync(body, start: 0, Limit, part, cancellationToken) is { } file
                ? await KeepAsync(actor, shown, file, origin, cutFrom: null, cancellationToken)
                : TooLarge(shown);
        }
        catch (ReceiveException error)
        {
            // The caller knows its sender, and what its ways of breaking off mean.
            ExceptionDispatchInfo.Throw(error.InnerException!);
            throw;
        }
        finally
        {
            MediaStore.DeletePart(part);
        }
    }

    /// <summary>Judges a file that lies below the media folder under a passing name, and keeps it. The passing name is free afterwards, or the caller deletes it.</summary>
    /// <param name="cutFrom">The picture of which it is a part; null for none.</param>
    internal async Task<UploadOutcome> KeepAsync(Actor actor, string name, DownloadedFile file, AssetOrigin? origin, AssetId? cutFrom, CancellationToken cancellationToken)
    {
        if (await storage.CheckRoomAsync(actor, file.Bytes, cancellationToken) is { } refusal) { return new UploadOutcome.Refused(refusal); }

        var probe = Probe(file.Path);
        if (probe.Media is not { } media) { return new UploadOutcome.Refused(Message.Of(MessageCode.UploadUnfit, ("file", new MessageArgument.Quoted(name)), ("problem", probe.Problem!))); }

        var relative = MediaKeys.OfUpload(actor.Workspace, file.Sha256, "." + media.Facts.Format);
        // The same bytes under the same name: whoever comes second replaces a file by itself.
        files.Put(file.Path, relative);

        var facts = media.Facts;
        var row = new AssetRow(
            AssetId.New(time.GetUtcNow()), actor.Workspace, null, AssetKind.Upload, relative, file.Sha256, file.Bytes, media.ContentType,
            facts.Width, facts.Height, facts.Seconds, name, origin);
        if (await assets.KeepUploadAsync(actor, row, cutFrom, cancellationToken) is not { } kept)
        {
            if (!await assets.IsKnownPathAsync(relative, cancellationToken)) { files.Delete(relative); }
            return new UploadOutcome.Denied();
        }

        logger.LogInformation("Asset {AssetId} of workspace {WorkspaceId} holds {Bytes} bytes of {ContentType}.", kept.Id, actor.Workspace, kept.Bytes, kept.ContentType);
        return new UploadOutcome.Stored(kept);
    }

    private static MediaProbeResult Probe(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 32 * 1024);
        return MediaProbe.Check(file);
    }

    private UploadOutcome.Refused TooLarge(string name) =>
        new(Message.Of(MessageCode.UploadTooLarge, ("file", new MessageArgument.Quoted(name)), ("most", new MessageArgument.Bytes(Limit))), IsTooLarge: true);
}
