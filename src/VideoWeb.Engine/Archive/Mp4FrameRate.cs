using System.Buffers.Binary;
using System.Text;
using VideoWeb.Engine.Media;

namespace VideoWeb.Engine.Archive;

/// <summary>How fast the pictures of a clip follow each other, by its tables: as many samples as its picture track has, in the time that they last.</summary>
internal static class Mp4FrameRate
{
    private const int MostTracks = 32;
    private const int MostRuns = 100_000;

    /// <summary>Null when it is no mp4 or mov, and when its tables do not say.</summary>
    /// <param name="file">Seekable; its position is changed.</param>
    public static FrameRate? Read(Stream file)
    {
        try
        {
            return Find(Mp4Boxes.ReadFile(file).Boxes, "moov") is not { } movie
                ? null
                : Mp4Boxes.Read(file, movie.Body, movie.End).Where(box => box.Type == "trak").Take(MostTracks).Select(track => ReadTrack(file, track)).FirstOrDefault(rate => rate is not null);
        }
        catch (Exception error) when (error is MediaFormatException or EndOfStreamException)
        {
            return null;
        }
    }

    private static FrameRate? ReadTrack(Stream file, Mp4Box track)
    {
        if (Inside(file, track, "mdia") is not { } media || Inside(file, media, "hdlr") is not { } handler || Encoding.Latin1.GetString(Mp4Boxes.ReadBody(file, handler, 8, 4)) != "vide") { return null; }
        if (Inside(file, media, "mdhd") is not { } header || Inside(file, media, "minf") is not { } information || Inside(file, information, "stbl") is not { } table || Inside(file, table, "stts") is not { } times) { return null; }

        // mdhd version 0: flags:4 created:4 modified:4 timescale:4; version 1: flags:4 created:8 modified:8 timescale:4.
        var isLong = Mp4Boxes.ReadBody(file, header, 0, 1)[0] == 1;
        var timescale = BinaryPrimitives.ReadUInt32BigEndian(Mp4Boxes.ReadBody(file, header, isLong ? 20 : 12, 4));
        // stts: flags:4 count:4, then count times of samples:4 ticks:4.
        var count = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(Mp4Boxes.ReadBody(file, times, 4, 4)), MostRuns);
        var runs = Mp4Boxes.ReadBody(file, times, 8, count * 8);
        var (samples, ticks) = (0m, 0m);
        for (var run = 0; run < count; run++)
        {
            var many = BinaryPrimitives.ReadUInt32BigEndian(runs.AsSpan(run * 8));
            samples += many;
            ticks += (decimal)many * BinaryPrimitives.ReadUInt32BigEndian(runs.AsSpan((run * 8) + 4));
        }

        return samples < 2 || ticks == 0 || timescale == 0 ? null : FrameRate.Near(samples * timescale / ticks);
    }

    private static Mp4Box? Inside(Stream file, Mp4Box outer, string type) => Find(Mp4Boxes.Read(file, outer.Body, outer.End), type);

    private static Mp4Box? Find(List<Mp4Box> boxes, string type) => boxes.FindIndex(box => box.Type == type) is >= 0 and var index ? boxes[index] : null;
}
