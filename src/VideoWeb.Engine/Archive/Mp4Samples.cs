using System.Buffers.Binary;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>Says where the media end to which the index of a clip points, by its sample tables: where a chunk begins, how many samples it has, how large each is.</summary>
internal static class Mp4Samples
{
    // Days of video; and what a table claims beyond its own length is not believed.
    private const int MostEntries = 4_000_000;

    /// <summary>In bytes from the start of the file; 0 when the index points to no media, because they lie in fragments.</summary>
    /// <param name="tables">The <c>stbl</c> of each track.</param>
    /// <exception cref="MediaFormatException">A table is broken.</exception>
    public static long EndOfMedia(Stream file, IEnumerable<Mp4Box> tables)
    {
        var end = 0L;
        foreach (var table in tables)
        {
            var parts = Mp4Boxes.Read(file, table.Body, table.End);
            if (ReadOffsets(file, parts) is { Length: > 0 } offsets && Find(parts, "stsz") is { } sizes && Find(parts, "stsc") is { } runs)
            {
                end = Math.Max(end, EndOfTrack(offsets, ReadRuns(file, runs), ReadSizes(file, sizes)));
            }
        }

        return end;
    }

    private static long EndOfTrack(long[] offsets, (long First, long Samples)[] runs, (uint Same, byte[] Sizes) sizes)
    {
        var (end, sample, run) = (0L, 0L, 0);
        for (var chunk = 0; chunk < offsets.Length; chunk++)
        {
            while (run + 1 < runs.Length && runs[run + 1].First <= chunk + 1) { run++; }

            var samples = runs.Length == 0 ? 0 : runs[run].Samples;
            var length = 0L;
            if (sizes.Same > 0) { length = sizes.Same * samples; }
            else
            {
                for (var last = Math.Min(sample + samples, sizes.Sizes.Length / 4); sample < last; sample++) { length += BinaryPrimitives.ReadUInt32BigEndian(sizes.Sizes.AsSpan((int)sample * 4)); }
            }

            end = Math.Max(end, offsets[chunk] + length);
        }

        return end;
    }

    // stco: flags:4 count:4, then offsets of 4 bytes; co64: of 8.
    private static long[]? ReadOffsets(Stream file, List<Mp4Box> parts)
    {
        if (Find(parts, "stco") is { } narrow)
        {
            var entries = ReadEntries(file, narrow, skip: 4, width: 4);
            return [.. Enumerable.Range(0, entries.Length / 4).Select(at => (long)BinaryPrimitives.ReadUInt32BigEndian(entries.AsSpan(at * 4)))];
        }

        if (Find(parts, "co64") is not { } wide) { return null; }

        var long64 = ReadEntries(file, wide, skip: 4, width: 8);
        return [.. Enumerable.Range(0, long64.Length / 8).Select(at => (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(long64.AsSpan(at * 8)), long.MaxValue / 2))];
    }

    // stsc: flags:4 count:4, then first chunk:4 samples in each:4 description:4.
    private static (long First, long Samples)[] ReadRuns(Stream file, Mp4Box box)
    {
        var entries = ReadEntries(file, box, skip: 4, width: 12);
        return [.. Enumerable.Range(0, entries.Length / 12).Select(at => ((long)BinaryPrimitives.ReadUInt32BigEndian(entries.AsSpan(at * 12)), (long)BinaryPrimitives.ReadUInt32BigEndian(entries.AsSpan((at * 12) + 4))))];
    }

    // stsz: flags:4, the size of all samples:4 or 0, count:4, then their sizes of 4 bytes.
    private static (uint Same, byte[] Sizes) ReadSizes(Stream file, Mp4Box box)
    {
        var same = BinaryPrimitives.ReadUInt32BigEndian(Mp4Boxes.ReadBody(file, box, 4, 4));
        return same > 0 ? (same, []) : (0, ReadEntries(file, box, skip: 8, width: 4));
    }

    private static byte[] ReadEntries(Stream file, Mp4Box box, int skip, int width)
    {
        var count = BinaryPrimitives.ReadUInt32BigEndian(Mp4Boxes.ReadBody(file, box, skip, 4));
        if (count > MostEntries) { throw new MediaFormatException(Message.Of(MessageCode.MediaBoxTooLong, ("box", new MessageArgument.Quoted(box.Type)))); }

        return Mp4Boxes.ReadBody(file, box, skip + 4, (int)count * width);
    }

    private static Mp4Box? Find(List<Mp4Box> boxes, string type)
    {
        var index = boxes.FindIndex(box => box.Type == type);
        return index < 0 ? null : boxes[index];
    }
}
