using System.Globalization;
using System.IO.Compression;
using System.Text;
using VideoWeb.Components.Gallery;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>Clips as one file, written as it is read: nothing of it is on our disk, whatever its size.</summary>
internal sealed class ClipZip(MediaFile files, MediaStore store, MessageFormatter texts)
{
    private const int CopyBuffer = 256 * 1024;

    /// <summary>Which files are in it.</summary>
    /// <param name="IsMarked">The watermarked ones; a clip that has none is left out and named.</param>
    /// <param name="HasParameters">How each was made lies beside it.</param>
    /// <param name="HasEdits">With lists by which editing programs lay them one after the other, and a table of how they were made; of the first <see cref="EditList.MaxClips"/>.</param>
    public sealed record Choices(bool IsMarked, bool HasParameters, bool HasEdits);

    /// <summary>Ends with a list of what was left out, if anything was.</summary>
    /// <param name="target">Is left open.</param>
    /// <exception cref="IOException">A file could not be read to its end: the zip is broken, and whoever takes it must notice.</exception>
    public async Task WriteAsync(Stream target, IAsyncEnumerable<ClipDownload> clips, Choices choices, CancellationToken cancellationToken)
    {
        var (missed, edited) = (new List<string>(), new List<EditClip>());
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var number = 0;
        await foreach (var clip in clips.WithCancellation(cancellationToken))
        {
            number++;
            if (clip.Detail is not { } detail || FindFile(detail, choices) is not ({ } file, { } onDisk))
            {
                missed.Add($"{Number(number)} {clip.Id}");
                continue;
            }

            var card = detail.Card;
            var ending = MediaContentType.Ending(file.ContentType);
            var name = $"{Number(number)}-{MediaFileName.Of(card.Title ?? card.Prompt, card.Id.ToString(), ending)}";
            // Videos do not become smaller.
            await using (var source = store.OpenWhole(onDisk.Key))
            {
                if (choices.HasEdits && !card.IsPicture && edited.Count < EditList.MaxClips)
                {
                    edited.Add(new(name, file.Seconds ?? card.Seconds ?? 0, FrameRate.Read(source), file.Width, file.Height, file.HasSound ?? false, detail, texts[card.MadeBy]));
                    source.Position = 0;
                }

                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = card.CreatedAt.ToUniversalTime();
                await using var copy = await entry.OpenAsync(cancellationToken);
                await source.CopyToAsync(copy, CopyBuffer, cancellationToken);
            }

            if (choices.HasParameters)
            {
                var parameters = ClipParameters.Write(detail, file, name, texts[card.MadeBy]);
                await WriteAsync(zip, $"{name[..^ending.Length]}.json", parameters, cancellationToken);
            }
        }

        if (edited.Count > 0) { await WriteAsync(zip, new EditList("VideoWeb", edited), cancellationToken); }
        if (missed.Count > 0)
        {
            await WriteAsync(zip, "missing.txt", Encoding.UTF8.GetBytes($"{texts[DownloadText.ZipMisses]}\n\n{string.Join('\n', missed)}\n"), cancellationToken);
        }
    }

    private (AssetRow File, StoredFile OnDisk)? FindFile(ClipDetail detail, Choices choices) =>
        (choices.IsMarked ? detail.Task?.Assets.FirstOrDefault(asset => asset.Kind == AssetKind.Watermarked) : detail.File) is { } file && files.FindOnDisk(file) is { } onDisk
            ? (file, onDisk)
            : null;

    private static async Task WriteAsync(ZipArchive zip, EditList list, CancellationToken cancellationToken)
    {
        await WriteAsync(zip, "edit.edl", Encoding.UTF8.GetBytes(CmxEdl.Write(list)), cancellationToken);
        await WriteAsync(zip, "edit.fcpxml", FinalCutXml.Write(list), cancellationToken);
        await WriteAsync(zip, "clips.csv", EditCsv.Write(list), cancellationToken);
    }

    private static async Task WriteAsync(ZipArchive zip, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var copy = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await copy.WriteAsync(bytes, cancellationToken);
    }

    private static string Number(int number) => number.ToString("000", CultureInfo.InvariantCulture);
}

/// <param name="Detail">Null where it is gone by now.</param>
internal sealed record ClipDownload(ClipId Id, ClipDetail? Detail);
