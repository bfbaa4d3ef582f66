using System.Globalization;
using System.IO.Compression;
using System.Text;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Gallery.Selection;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Endpoints.Downloads;

/// <summary>Clips as one file, written as it is read: nothing of it is on our disk, whatever its size.</summary>
internal sealed class ClipZip(MediaFile files, MediaStore store, MessageFormatter texts)
{
    private const int CopyBuffer = 256 * 1024;

    /// <summary>Which files are in it.</summary>
    /// <param name="Kind">A clip that has none of that kind is left out and named.</param>
    /// <param name="HasParameters">How each was made lies beside it, of pictures as XMP too.</param>
    /// <param name="HasEdits">With lists by which editing programs lay them one after the other, and a table of how they were made; of the first <see cref="EditList.MaxClips"/>; not of previews.</param>
    /// <param name="IsTagged">How it was made is written into each mp4 too; one that this could break is left as it is, and named.</param>
    public sealed record Choices(DownloadKind Kind, bool HasParameters, bool HasEdits, bool IsTagged);

    /// <summary>Ends with lists of what was left out, and of what was left as it is, if anything was.</summary>
    /// <param name="target">Is left open.</param>
    /// <exception cref="IOException">A file could not be read to its end: the zip is broken, and whoever takes it must notice.</exception>
    public async Task WriteAsync(Stream target, IAsyncEnumerable<ClipDownload> clips, Choices choices, CancellationToken cancellationToken)
    {
        var (missed, untagged, edited) = (new List<string>(), new List<string>(), new List<EditClip>());
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var number = 0;
        await foreach (var clip in clips.WithCancellation(cancellationToken))
        {
            number++;
            if (clip is not { Detail: { } detail, File: { } file } || files.FindOnDisk(file) is not { } onDisk)
            {
                missed.Add($"{Number(number)} {clip.Id}");
                continue;
            }

            var card = detail.Card;
            var ending = MediaContentType.Ending(file.ContentType);
            var name = $"{Number(number)}-{MediaFileName.Of(card.Title ?? card.Prompt, card.Id.ToString(), ending)}";
            var isChanged = false;
            // Videos do not become smaller.
            await using (var source = store.OpenWhole(onDisk.Key))
            {
                if (choices.HasEdits && choices.Kind != DownloadKind.Preview && !card.IsPicture && edited.Count < EditList.MaxClips)
                {
                    edited.Add(new(name, file.Seconds ?? card.Seconds ?? 0, FrameRate.Read(source), file.Width, file.Height, file.HasSound ?? false, detail, texts[card.MadeBy]));
                }

                var changed = choices.IsTagged && ending == ".mp4" ? TaggedMp4.Open(source, ClipDownload.TagsOf(detail, file, name, texts[card.MadeBy])) : null;
                isChanged = changed is not null;
                if (choices.IsTagged && !isChanged && !card.IsPicture) { untagged.Add(name); }
                source.Position = 0;
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = card.CreatedAt.ToUniversalTime();
                await using var copy = await entry.OpenAsync(cancellationToken);
                await (changed ?? source).CopyToAsync(copy, CopyBuffer, cancellationToken);
            }

            if (choices.HasParameters)
            {
                await WriteAsync(zip, $"{name[..^ending.Length]}.json", ClipParameters.Write(detail, file, name, texts[card.MadeBy], isChanged), cancellationToken);
                if (card.IsPicture) { await WriteAsync(zip, $"{name[..^ending.Length]}.xmp", ClipXmp.Write(detail, texts[card.MadeBy]), cancellationToken); }
            }
        }

        if (edited.Count > 0) { await WriteAsync(zip, new EditList("VideoWeb", edited), cancellationToken); }
        await WriteAsync(zip, "missing.txt", DownloadText.ZipMisses, missed, cancellationToken);
        await WriteAsync(zip, "unchanged.txt", DownloadText.ZipUntagged, untagged, cancellationToken);
    }

    private static async Task WriteAsync(ZipArchive zip, EditList list, CancellationToken cancellationToken)
    {
        await WriteAsync(zip, "edit.edl", Encoding.UTF8.GetBytes(CmxEdl.Write(list)), cancellationToken);
        await WriteAsync(zip, "edit.fcpxml", FinalCutXml.Write(list), cancellationToken);
        await WriteAsync(zip, "clips.csv", EditCsv.Write(list), cancellationToken);
    }

    private async Task WriteAsync(ZipArchive zip, string name, DownloadText heading, List<string> lines, CancellationToken cancellationToken)
    {
        if (lines.Count > 0) { await WriteAsync(zip, name, Encoding.UTF8.GetBytes($"{texts[heading]}\n\n{string.Join('\n', lines)}\n"), cancellationToken); }
    }

    private static async Task WriteAsync(ZipArchive zip, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using var copy = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await copy.WriteAsync(bytes, cancellationToken);
    }

    private static string Number(int number) => number.ToString("000", CultureInfo.InvariantCulture);
}
