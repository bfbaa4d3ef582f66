using VideoWeb.Data.Clips;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>How taking a picture out of a clip ended.</summary>
public abstract record FrameOutcome
{
    private FrameOutcome() { }

    public sealed record Taken(AssetRow Picture) : FrameOutcome;

    /// <summary>There is no ffmpeg here: the browser draws the frame and uploads it.</summary>
    public sealed record NeedsBrowser : FrameOutcome;

    public sealed record Denied(Message Message) : FrameOutcome;
}
