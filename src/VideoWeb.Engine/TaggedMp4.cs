using System.Buffers.Binary;
using System.Text;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Media;

namespace VideoWeb.Engine;

/// <summary>What an mp4 says of itself, in the places where players and tools look for it. What is empty is left out.</summary>
/// <param name="Comment">May be a document of its own, such as JSON.</param>
/// <param name="Tool">What made it.</param>
public sealed record Mp4Tags(string Title, string Description, string Comment, string Tool);

/// <summary>
/// An mp4 with other words in its metadata: its index (<c>moov</c>) is written anew with <c>udta/meta/ilst</c>, and where it stands before the media it tells of, its
/// places of chunks move with them. Every other byte stays, so that pictures and sound are the same to the last bit.
/// </summary>
public static class TaggedMp4
{
    // An hour of video and more; it is held in memory for a moment.
    private const long MostMovie = 4L * 1024 * 1024;
    private const int MostTracks = 32;
    private const int MostParts = 2_000;

    // What else stands in a file may tell of places in it, or be signed.
    private static readonly string[] Known = ["ftyp", "moov", "mdat", "free", "skip", "wide"];

    /// <summary>The new file, to be read from any place; null for a file of another kind or a layout that is not known here, such as one in fragments: it is better left as it is.</summary>
    /// <param name="file">Seekable; its position is changed. What is returned reads from it, and disposes it.</param>
    /// <exception cref="IOException">It could not be read.</exception>
    public static Stream? Open(Stream file, Mp4Tags tags)
    {
        try
        {
            var (boxes, problem, _) = Mp4Boxes.ReadFile(file);
            if (problem is not null || boxes is not [{ Type: "ftyp" }, ..] || boxes.Exists(box => !Known.Contains(box.Type)) || boxes.FindAll(box => box.Type == "moov") is not [var movie]) { return null; }
            if (movie.End - movie.Body > MostMovie) { return null; }

            var start = boxes[boxes.IndexOf(movie) - 1].End;
            var body = Mp4Boxes.ReadBody(file, movie, 0, (int)(movie.End - movie.Body));
            if (Tagged(body, tags) is not { } tagged) { return null; }

            var written = Box("moov", tagged);
            return MoveChunks(written, new(start, movie.End, file.Length)) ? new SplicedStream(file, written, start, movie.End) : null;
        }
        catch (Exception error) when (error is MediaFormatException or EndOfStreamException)
        {
            return null;
        }
    }

    private static byte[]? Tagged(byte[] movie, Mp4Tags tags)
    {
        var inside = BoxesOf(movie);
        // Of fragments, and of items that are no tracks, the places stand elsewhere too.
        if (inside is null || inside.Exists(box => box.Type == "mvex") || movie.AsSpan().IndexOf("iloc"u8) >= 0 || inside.FindAll(box => box.Type == "udta") is not { Count: <= 1 } userData) { return null; }
        if (UserData(userData is [var old] ? old.Bytes[8..] : [], tags) is not { } words) { return null; }

        return Join([.. inside.Where(box => box.Type != "udta").Select(box => box.Bytes), Box("udta", words)]);
    }

    private static byte[]? UserData(byte[] old, Mp4Tags tags)
    {
        // QuickTime ends it with four zeros.
        if (BoxesOf(old.AsSpan().EndsWith("\0\0\0\0"u8) && BoxesOf(old) is null ? old[..^4] : old) is not { } inside || inside.FindAll(box => box.Type == "meta") is not { Count: <= 1 } metas) { return null; }
        if (ItemsOf(metas is [var meta] ? meta.Bytes[8..] : null) is not { } items) { return null; }

        (string Type, string Text)[] told = [("\u00A9nam", tags.Title), ("desc", tags.Description), ("\u00A9cmt", tags.Comment), ("\u00A9too", tags.Tool)];
        var kept = items.Where(item => !told.Any(one => one.Text.Length > 0 && one.Type == item.Type)).Select(item => item.Bytes);
        var added = told.Where(one => one.Text.Length > 0).Select(one => Box(one.Type, Box("data", [0, 0, 0, 1, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(one.Text)])));
        var handler = Box("hdlr", [.. new byte[8], .. "mdirappl"u8, .. new byte[9]]);
        return Join([.. inside.Where(box => box.Type != "meta").Select(box => box.Bytes), Box("meta", Join([new byte[4], handler, Box("ilst", Join([.. kept, .. added]))]))]);
    }

    // The words that are there; null for a list of another kind, which is not ours to replace.
    private static List<Part>? ItemsOf(byte[]? meta)
    {
        if (meta is null) { return []; }
        if (!meta.AsSpan().StartsWith("\0\0\0\0"u8) || BoxesOf(meta[4..]) is not { } inside) { return null; }
        if (inside.Find(box => box.Type == "hdlr") is not { } handler || !FileBytes.Names(handler.Bytes, 16, "mdir"u8) || inside.Exists(box => box.Type is not ("hdlr" or "ilst" or "free"))) { return null; }

        return inside.Find(box => box.Type == "ilst") is { } list ? BoxesOf(list.Bytes[8..]) : [];
    }

    // Whether all places could be moved.
    private static bool MoveChunks(byte[] movie, Gap gap)
    {
        using var file = new MemoryStream(movie);
        var tracks = Mp4Boxes.Read(file, 8, movie.Length).FindAll(box => box.Type == "trak");
        return tracks.Count is > 0 and <= MostTracks && tracks.TrueForAll(track => MoveChunks(file, track, movie, gap));
    }

    private static bool MoveChunks(Stream file, Mp4Box track, byte[] movie, Gap gap)
    {
        if (Inside(file, track, "mdia") is not { } media || Inside(file, media, "minf") is not { } information || Inside(file, information, "stbl") is not { } table) { return false; }
        // Media in other files, and places of what belongs to encrypted ones, which stand in no table of chunks.
        if (Inside(file, information, "dinf") is not { } where || Inside(file, where, "dref") is not { } sources || !AreInside(file, sources, movie)) { return false; }

        var parts = Mp4Boxes.Read(file, table.Body, table.End);
        if (parts.Exists(part => part.Type is "saio" or "saiz") || parts.FindAll(part => part.Type is "stco" or "co64") is not [var chunks]) { return false; }

        var width = chunks.Type == "stco" ? 4 : 8;
        var places = movie.AsSpan((int)chunks.Body, (int)(chunks.End - chunks.Body));
        if (places.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(places[4..]) is var count && count > (places.Length - 8) / width) { return false; }

        var by = movie.Length - (gap.End - gap.Start);
        for (var at = 8; at < 8 + ((int)count * width); at += width)
        {
            var place = width == 4 ? BinaryPrimitives.ReadUInt32BigEndian(places[at..]) : BinaryPrimitives.ReadInt64BigEndian(places[at..]);
            if (place >= 0 && place < gap.Start) { continue; }
            // In the index itself, behind the end of the file, or where it cannot be written any more.
            if (place < gap.End || place >= gap.Length || (width == 4 && place + by > uint.MaxValue)) { return false; }
            if (width == 8) { BinaryPrimitives.WriteInt64BigEndian(places[at..], place + by); }
            else { BinaryPrimitives.WriteUInt32BigEndian(places[at..], (uint)(place + by)); }
        }

        return true;
    }

    // dref: flags:4 count:4, then entries; the lowest bit of an entry's flags says that the media are in this file.
    private static bool AreInside(Stream file, Mp4Box sources, byte[] movie) =>
        sources.End - sources.Body >= 8 && Mp4Boxes.Read(file, sources.Body + 8, sources.End).TrueForAll(entry => entry.End - entry.Body >= 4 && (movie[entry.Body + 3] & 1) == 1);

    private static Mp4Box? Inside(Stream file, Mp4Box outer, string type) => Mp4Boxes.Read(file, outer.Body, outer.End) is var boxes && boxes.FindIndex(box => box.Type == type) is >= 0 and var index ? boxes[index] : null;

    // Each with its header; null when they do not add up.
    private static List<Part>? BoxesOf(byte[] bytes)
    {
        var parts = new List<Part>();
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes.Length - at < 8 || parts.Count == MostParts) { return null; }

            long size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            // Longer ones, and those without an end, have no place in an index.
            if (size < 8 || size > bytes.Length - at) { return null; }

            parts.Add(new(Encoding.Latin1.GetString(bytes, at + 4, 4), bytes[at..(at + (int)size)]));
            at += (int)size;
        }

        return parts;
    }

    private static byte[] Join(IReadOnlyList<byte[]> parts)
    {
        using var all = new MemoryStream(parts.Sum(part => part.Length));
        foreach (var part in parts) { all.Write(part); }
        return all.ToArray();
    }

    private static byte[] Box(string type, byte[] body)
    {
        var bytes = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length);
        Encoding.Latin1.GetBytes(type, bytes.AsSpan(4));
        body.CopyTo(bytes, 8);
        return bytes;
    }

    /// <summary>Where the index stood, in a file of this length.</summary>
    private readonly record struct Gap(long Start, long End, long Length);

    private sealed record Part(string Type, byte[] Bytes);
}
