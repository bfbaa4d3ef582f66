using System.ComponentModel.DataAnnotations;

namespace VideoWeb.Engine;

/// <summary>Limits of clips and of files that people bring. The host binds its configuration to it.</summary>
public sealed record MediaOptions
{
    [Range(1, 65536)]
    [Display(Description = "A larger result is not kept.")]
    public int MaxClipMegabytes { get; init; } = 2048;

    [Range(0, 1_048_576)]
    [Display(Description = "Copying of results rests while less than this is free on the disk, so that the database keeps room.")]
    public int MinFreeMegabytes { get; init; } = 256;

    [Range(1, 720)]
    [Display(Description = "How long one download of a result may take.")]
    public int DownloadTimeoutMinutes { get; init; } = 30;

    [Range(1, 64)]
    [Display(Description = "Results copied at once.")]
    public int MaxConcurrentDownloads { get; init; } = 3;

    [Range(1, 4096)]
    [Display(Description = "A larger file cannot be uploaded. The largest that any provider takes is 200 MB.")]
    public int MaxUploadMegabytes { get; init; } = 200;

    [Range(0, 3650)]
    [Display(Description = "Uploads that no task, draft or preset has used for so long are removed. 0 keeps them for ever.")]
    public int UnusedUploadDays { get; init; } = 7;

    [Range(0, 3650)]
    [Display(Description = "Clips that have been in the trash for so long are removed with their files. 0 keeps them there.")]
    public int TrashDays { get; init; } = 30;

    [Range(1, 168)]
    [Display(Description = "How long a provider may fetch an uploaded file by its signed address. Needs Site:PublicUrl.")]
    public int AddressHours { get; init; } = 24;

    [Display(Description = "Takes posters and frames out of clips. When it is missing the browser does.", Prompt = "a command or path")]
    public string FfmpegCommand { get; init; } = "ffmpeg";

    [Display(Description = "Makes thumbnails and short previews of clips in the background, with ffmpeg.")]
    public bool Renditions { get; init; } = true;
}
