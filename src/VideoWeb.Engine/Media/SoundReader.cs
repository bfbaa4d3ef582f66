using System.Buffers.Binary;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Media;

/// <summary>Measures wav, mp3, aac and flac. The frames of mp3 and aac are counted, because what their heads say of their length is often wrong.</summary>
internal static class SoundReader
{
    private const int MostParts = 10_000;
    private const int MostFrames = 2_000_000;
    private const int MostTags = 16;
    private const int MostSilence = 64 * 1024;
    private const int HeadLength = 7;

    private static readonly int[] Rates = [44100, 48000, 32000];
    private static readonly int[] Layer3Version1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Layer3Version2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] AacRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

    /// <summary>Null when it is none of these.</summary>
    /// <param name="start">The file's first 64 bytes, or all of them.</param>
    /// <exception cref="MediaFormatException">It is one, and broken; the message ends a sentence.</exception>
    public static SoundHeader? Read(Stream file, ReadOnlySpan<byte> start)
    {
        if (FileBytes.Names(start, 0, "RIFF"u8) && FileBytes.Names(start, 8, "WAVE"u8)) { return new SoundHeader("wav", "audio/wav", ReadWav(file)); }
        if (FileBytes.Names(start, 0, "fLaC"u8)) { return new SoundHeader("flac", "audio/flac", ReadFlac(file, 0)); }

        var window = new FileWindow(file);
        var at = SkipTags(window);
        var hasTag = at > 0;
        if (hasTag && FileBytes.Names(window.From(at, 4), 0, "fLaC"u8)) { return new SoundHeader("flac", "audio/flac", ReadFlac(file, at)); }

        // Without a tag nothing but silence may stand before the sound: anything would do for a sound that only has two of its frames somewhere.
        at = hasTag ? at : window.Skip(0, 0, MostSilence);
        if (CountFrames(window, at, hasTag, MpegFrame) is { } mpeg) { return new SoundHeader("mp3", "audio/mpeg", mpeg); }
        if (CountFrames(window, at, hasTag, AacFrame) is { } aac) { return new SoundHeader("aac", "audio/aac", aac); }

        return hasTag ? throw new MediaFormatException(MessageCode.MediaMp3SoundMissing) : null;
    }

    // "ID3" version:2 flags:1 length: 4 times 7 bits; with flag 10h as much again as its head stands behind it. Programs put a second one before the first.
    private static long SkipTags(FileWindow window)
    {
        var at = 0L;
        for (var tags = 0; tags < MostTags; tags++)
        {
            var head = window.From(at, 10);
            if (head.Length < 10 || !FileBytes.Names(head, 0, "ID3"u8)) { break; }

            at += 10L + ((head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F) + ((head[5] & 0x10) != 0 ? 10 : 0);
        }

        return at;
    }

    // RIFF size "WAVE", then chunks name:4 size:4; "fmt " has the bytes of a second at 8, "data" is the sound. Recorders that stream leave its size 0 or all ones.
    private static decimal ReadWav(Stream file)
    {
        var (at, rate) = (12L, 0u);
        for (var parts = 0; parts < MostParts; parts++)
        {
            var chunk = FileBytes.Read(file, at, 8).AsSpan();
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (FileBytes.Names(chunk, 0, "fmt "u8)) { rate = BinaryPrimitives.ReadUInt32LittleEndian(FileBytes.Read(file, at + 16, 4)); }
            if (FileBytes.Names(chunk, 0, "data"u8))
            {
                var rest = file.Length - at - 8;
                if (size is not (0 or uint.MaxValue) && size > rest) { throw new MediaFormatException(MessageCode.MediaCutOff); }
                return rate == 0 ? throw new MediaFormatException(MessageCode.MediaWavFormatMissing) : Math.Round((size is 0 or uint.MaxValue ? rest : size) / (decimal)rate, 3);
            }

            at += 8L + size + (size & 1);
        }

        throw new MediaFormatException(MessageCode.MediaWavSoundMissing);
    }

    // "fLaC", block header:4, then STREAMINFO: 10 bytes of sizes, rate:20 bits, channels and depth:8 bits, samples:36 bits.
    private static decimal ReadFlac(Stream file, long at)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(FileBytes.Read(file, at + 18, 8));
        var (rate, samples) = (bits >> 44, bits & 0xFFFFFFFFF);
        return rate == 0 || samples == 0 ? throw new MediaFormatException(MessageCode.MediaFlacLengthMissing) : Math.Round(samples / (decimal)rate, 3);
    }

    /// <summary>Seconds of all frames. Between them may stand what is none, as players pass over it: the next one is where two of the same rate follow each other.</summary>
    /// <param name="mayStartLater">Whether that also holds before the first.</param>
    /// <returns>Null when fewer than two follow each other, which chance would allow.</returns>
    private static decimal? CountFrames(FileWindow window, long at, bool mayStartLater, ReadFrame read)
    {
        var (seconds, rate) = (0m, 0);
        for (var frames = 0; frames < MostFrames; frames++)
        {
            if (read(window.From(at, HeadLength)) is not { } frame || (rate > 0 && frame.Rate != rate))
            {
                if (frames < 2 && !mayStartLater) { return null; }
                if (FindFrame(window, at, rate, read) is not { } next) { return frames >= 2 ? Math.Round(seconds, 3) : null; }

                (at, frame) = (next.At, next.Frame);
            }

            rate = frame.Rate;
            seconds += (decimal)frame.Samples / frame.Rate;
            at += frame.Length;
        }

        throw new MediaFormatException(MessageCode.MediaSoundTooLong);
    }

    private static (long At, SoundFrame Frame)? FindFrame(FileWindow window, long from, int rate, ReadFrame read)
    {
        for (var at = window.Find(0xFF, from); at is { } first; at = window.Find(0xFF, from))
        {
            // Of many ones in a row the last begins a head: none goes on with eight more.
            var place = window.Skip(0xFF, first, long.MaxValue) - 1;
            from = place + 1;
            if (read(window.From(place, HeadLength)) is not { } frame || (rate > 0 && frame.Rate != rate)) { continue; }
            if (read(window.From(place + frame.Length, HeadLength)) is { } second && second.Rate == frame.Rate) { return (place, frame); }
        }

        return null;
    }

    // 11 ones, version:2 layer:2 protection:1, bit rate:4 rate:2 padding:1 …
    private static SoundFrame? MpegFrame(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength) { return null; }

        var (version, layer) = ((head[1] >> 3) & 3, (head[1] >> 1) & 3);
        var (bitRate, rate) = (head[2] >> 4, (head[2] >> 2) & 3);
        if (head[0] != 0xFF || (head[1] & 0xE0) != 0xE0 || version == 1 || layer != 1 || bitRate is 0 or 15 || rate == 3) { return null; }

        var isFirst = version == 3;
        var hertz = Rates[rate] / (isFirst ? 1 : version == 2 ? 2 : 4);
        var kilobits = (isFirst ? Layer3Version1 : Layer3Version2)[bitRate];
        return new SoundFrame(((isFirst ? 144 : 72) * kilobits * 1000 / hertz) + ((head[2] >> 1) & 1), isFirst ? 1152 : 576, hertz);
    }

    // ADTS: 12 ones, version:1 layer:2 (00) protection:1, profile:2 rate:4 … length:13 from bit 30; 1024 samples a frame.
    private static SoundFrame? AacFrame(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength) { return null; }

        var rate = (head[2] >> 2) & 15;
        var length = ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5);
        return head[0] == 0xFF && (head[1] & 0xF6) == 0xF0 && rate < AacRates.Length && length >= 7 ? new SoundFrame(length, 1024, AacRates[rate]) : null;
    }

    private delegate SoundFrame? ReadFrame(ReadOnlySpan<byte> head);

    private readonly record struct SoundFrame(int Length, int Samples, int Rate);
}
