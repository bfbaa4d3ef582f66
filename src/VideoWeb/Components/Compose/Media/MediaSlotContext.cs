using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Compose.Media;

/// <summary>What slots need of the house, cascaded by the page: where files go, and ways to ask for files, clips, frames and looks.</summary>
public sealed record MediaSlotContext
{
    public required string Slug { get; init; }

    /// <summary>Whether the reader's role may bring files.</summary>
    public required bool CanUpload { get; init; }

    /// <summary>Bytes of one file at most, whatever the slot says.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>Null when there is none in this workspace.</summary>
    public required Func<AssetId, Task<AssetRow?>> Find { get; init; }

    public required Func<string, Task<LinkLook>> Probe { get; init; }

    public required Func<ClipCursor?, Task<ClipPage>> Clips { get; init; }

    /// <summary>Null seconds mean the last frame.</summary>
    public required Func<ClipId, decimal?, Task<FrameOutcome>> Frame { get; init; }

    public required Func<AssetId, PictureCrop, Task<CropOutcome>> Crop { get; init; }

    /// <summary>Media of the form that could not be sent as things stand.</summary>
    public IReadOnlyList<CheckError> Problems { get; init; } = [];

    public string UploadAddress => $"/w/{Slug}/media";

    public Message? ProblemAt(string slot) => Problems.FirstOrDefault(problem => problem.Field == slot)?.Message;
}
