using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>A part of a picture, in its pixels as it is shown.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public sealed record PictureCrop(int X, int Y, int Width, int Height)
{
    /// <summary>Whether it is a part of a picture of this size. What comes from a browser may be anything.</summary>
    public bool IsWithin(int width, int height) => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && Width <= width - X && Height <= height - Y;
}

/// <summary>Parts of pictures as files of their own; the pictures stay.</summary>
public sealed class PictureCrops
{
    private readonly AssetStore _assets;
    private readonly MediaStore _files;
    private readonly MediaIntake _intake;
    private readonly PictureCropper _cropper;

    internal PictureCrops(AssetStore assets, MediaStore files, MediaIntake intake, PictureCropper cropper) =>
        (_assets, _files, _intake, _cropper) = (assets, files, intake, cropper);

    /// <summary>Cuts a part out of a picture of the actor's workspace and keeps it as a file that was brought.</summary>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<CropOutcome> CropAsync(Actor actor, AssetId picture, PictureCrop part, CancellationToken cancellationToken)
    {
        if (!actor.Role.CanSpend()) { return new CropOutcome.Denied(Message.Of(MessageCode.SpendersOnly)); }
        if (await _assets.FindAsync(actor, picture, cancellationToken) is not { } asset || HeaderOf(asset) is not { } header) { return new CropOutcome.Denied(Message.Of(MessageCode.PictureGone)); }
        if (!part.IsWithin(header.Width, header.Height)) { return new CropOutcome.Denied(Message.Of(MessageCode.CropOutside, ("width", header.Width), ("height", header.Height))); }

        var isJpeg = header.Format == "jpg";
        var into = _files.PreparePart(MediaKeys.OfPart(actor.Workspace));
        try
        {
            return await _cropper.TryCropAsync(_files.PathOf(asset), header.Turn, part, isJpeg, into, cancellationToken) switch
            {
                null => new CropOutcome.Denied(Message.Of(MessageCode.CropNeedsFfmpeg)),
                false => new CropOutcome.Denied(Message.Of(MessageCode.CropFailed)),
                _ => Read(await _intake.KeepAsync(actor, NameOf(asset.Name, isJpeg), await FileFacts.MeasureAsync(into, cancellationToken), asset.Origin, asset.Id, cancellationToken)),
            };
        }
        finally
        {
            MediaStore.DeletePart(into);
        }
    }

    // By the file and not by what was noted of it: the turn stands there alone.
    private PictureHeader? HeaderOf(AssetRow asset)
    {
        try
        {
            using var file = _files.Open(asset.RelativePath);
            return PictureReader.Read(file, FileBytes.Start(file, 64));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or MediaFormatException or EndOfStreamException)
        {
            return null;
        }
    }

    private static string NameOf(string? name, bool isJpeg) => $"{Path.GetFileNameWithoutExtension(name) ?? "picture"}-crop.{(isJpeg ? "jpg" : "png")}";

    private static CropOutcome Read(UploadOutcome outcome) => outcome switch
    {
        UploadOutcome.Stored stored => new CropOutcome.Cropped(stored.Asset),
        UploadOutcome.Refused refused => new CropOutcome.Denied(refused.Message),
        _ => new CropOutcome.Denied(Message.Of(MessageCode.SpendersOnly)),
    };
}

/// <summary>How cutting a part out of a picture ended.</summary>
public abstract record CropOutcome
{
    private CropOutcome() { }

    public sealed record Cropped(AssetRow Picture) : CropOutcome;

    public sealed record Denied(Message Message) : CropOutcome;
}
