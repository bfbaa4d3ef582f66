using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Uploads;

/// <summary>Judges a file that somebody has brought to its end, and puts it into the gallery.</summary>
internal sealed class ClipIntake(UploadStore uploads, AssetStore assets, MediaStore files, PosterMaker posters, ChangeFeed feed, TimeProvider time, ILogger<ClipIntake> logger)
{
    /// <param name="part">The whole file. It is free afterwards, or the caller deletes it.</param>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<AppendOutcome> KeepAsync(Actor actor, Upload upload, string part)
    {
        // What has come is kept, whether its sender still listens or not.
        var cancellationToken = CancellationToken.None;
        var (problem, format) = Judge(upload, part);
        if (format is null) { return new AppendOutcome.Refused(problem!); }

        var file = await FileFacts.MeasureAsync(part, cancellationToken);
        var now = time.GetUtcNow();
        var row = new AssetRow(
            AssetId.New(now), upload.Workspace, null, AssetKind.Upload, MediaKeys.OfUpload(upload.Workspace, file.Sha256, format.Extension), file.Sha256, file.Bytes, format.ContentType,
            format.Facts?.Width, format.Facts?.Height, format.Facts?.Seconds, upload.Name)
        {
            HasSound = format.HasSound,
        };
        // The same bytes under the same name: whoever comes second replaces a file by itself.
        files.Put(part, row.RelativePath);
        var poster = row.IsPicture ? null : await MakePosterAsync(upload, files.PathOf(row), cancellationToken);

        var finished = await uploads.FinishAsync(actor, upload.Id, row, poster, cancellationToken);
        if (poster is not null && finished is not { HasTakenPoster: true }) { await RemoveUnknownAsync(poster, cancellationToken); }
        if (finished is null)
        {
            await RemoveUnknownAsync(row, cancellationToken);
            return new AppendOutcome.Gone();
        }

        logger.LogInformation("Clip {ClipId} of workspace {WorkspaceId} was uploaded: {Bytes} bytes of {ContentType}.", finished.Clip, upload.Workspace, row.Bytes, row.ContentType);
        if (finished.IsNew) { feed.Publish(upload.Workspace, finished.Clip.AsSource); }
        return new AppendOutcome.Finished(finished.Clip);
    }

    private static (Message? Problem, ResultFormat? Format) Judge(Upload upload, string part)
    {
        using var file = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 32 * 1024);
        var probe = MediaProbe.Check(file);
        var quoted = new MessageArgument.Quoted(upload.Name);
        if (probe.Media is not { } media) { return (Message.Of(MessageCode.UploadUnfit, ("file", quoted), ("problem", probe.Problem!)), null); }
        if (media.Kind == MediaKind.Audio) { return (Message.Of(MessageCode.UploadIsSound, ("file", quoted)), null); }

        return (null, new ResultFormat(media.ContentType, "." + media.Facts.Format, media.Facts, null) { HasSound = media.Kind == MediaKind.Video ? Mp4Reader.HasSound(file) : null });
    }

    private async Task<AssetRow?> MakePosterAsync(Upload upload, string clip, CancellationToken cancellationToken)
    {
        var relative = MediaKeys.OfPoster(upload.Workspace, upload.Id);
        var part = files.PathOf(relative + ".part");
        try
        {
            if (!await posters.TryMakeAsync(clip, part, cancellationToken)) { return null; }

            var file = await FileFacts.MeasureAsync(part, cancellationToken);
            files.Put(part, relative);
            return new AssetRow(AssetId.New(time.GetUtcNow()), upload.Workspace, null, AssetKind.Poster, relative, file.Sha256, file.Bytes, "image/jpeg");
        }
        finally
        {
            MediaStore.DeletePart(part);
        }
    }

    private async Task RemoveUnknownAsync(AssetRow file, CancellationToken cancellationToken)
    {
        if (!await assets.IsKnownPathAsync(file.RelativePath, cancellationToken)) { files.Delete(file.RelativePath); }
    }
}
