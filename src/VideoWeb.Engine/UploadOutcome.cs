using VideoWeb.Data.Clips;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>How bringing a file ended.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome() { }

    /// <param name="Asset">The row that stands for these bytes; an earlier one when the workspace had them.</param>
    public sealed record Stored(AssetRow Asset) : UploadOutcome;

    /// <summary>Nothing was kept.</summary>
    /// <param name="IsTooLarge">Whether its size was the reason.</param>
    public sealed record Refused(Message Message, bool IsTooLarge = false) : UploadOutcome;

    /// <summary>Nothing was kept: the asker may not make anything in this workspace.</summary>
    public sealed record Denied : UploadOutcome;
}
