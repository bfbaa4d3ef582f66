using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>Pictures out of finished clips, for the forms of all providers. Each remembers its clip.</summary>
public sealed class ClipFrames
{
    private readonly AssetStore _assets;
    private readonly MediaStore _files;
    private readonly MediaIntake _intake;
    private readonly FrameMaker _frames;

    internal ClipFrames(AssetStore assets, MediaStore files, MediaIntake intake, FrameMaker frames) =>
        (_assets, _files, _intake, _frames) = (assets, files, intake, frames);

    /// <param name="seconds">Where in the clip, to the thousandth; null for its last frame.</param>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<FrameOutcome> TakeAsync(Actor actor, ClipId of, decimal? seconds, CancellationToken cancellationToken)
    {
        if (await _assets.FindOfClipAsync(actor, of, cancellationToken) is not { IsPicture: false } clip) { return new FrameOutcome.Denied(Message.Of(MessageCode.ClipGone)); }
        if (seconds < 0 || seconds > (clip.Seconds ?? decimal.MaxValue)) { return new FrameOutcome.Denied(Message.Of(MessageCode.ClipShorter)); }

        var part = _files.PreparePart(MediaKeys.OfPart(actor.Workspace));
        try
        {
            switch (await _frames.TryTakeAsync(_files.PathOf(clip), seconds, part, cancellationToken))
            {
                case null:
                    return new FrameOutcome.NeedsBrowser();
                case false:
                    return new FrameOutcome.Denied(Message.Of(MessageCode.NoFrameThere));
                default:
                    var file = await FileFacts.MeasureAsync(part, cancellationToken);
                    return Read(await _intake.KeepAsync(actor, NameOf(seconds), file, new AssetOrigin(of.AsSource, seconds), cutFrom: null, cancellationToken));
            }
        }
        finally
        {
            MediaStore.DeletePart(part);
        }
    }

    /// <summary>What a frame is called: <c>frame-2.4s.jpg</c>, <c>last-frame.jpg</c>.</summary>
    public static string NameOf(decimal? seconds) => seconds is { } at ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"frame-{at:0.###}s.jpg") : "last-frame.jpg";

    private static FrameOutcome Read(UploadOutcome outcome) => outcome switch
    {
        UploadOutcome.Stored stored => new FrameOutcome.Taken(stored.Asset),
        UploadOutcome.Refused refused => new FrameOutcome.Denied(refused.Message),
        _ => new FrameOutcome.Denied(Message.Of(MessageCode.SpendersOnly)),
    };
}
