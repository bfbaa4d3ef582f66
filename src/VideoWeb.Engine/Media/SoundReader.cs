using System.Buffers.Binary;

namespace VideoWeb.Engine.Media;

/// <summary>Measures wav, mp3, aac and flac. The frames of mp3 and aac are counted, because what their heads say of their length is often wrong.</summary>
internal static class SoundReader
{
    private const int MostParts = 10_000;
    private const int MostFrames = 2_000_000;

    private static readonly int[] Rates = [44100, 48000, 32000];
    private static readonly int[] Layer3Version1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Layer3Version2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] AacRates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

    /// <summary>Null when it is none of these.</summary>
    /// <param name="start">The file's first 64 bytes, or all of them.</param>
    /// <exception cref="InvalidDataException">It is one, and broken; the message ends a sentence.</exception>
    public static SoundHeader? Read(Stream file, ReadOnlySpan<byte> start)
    {
        if (FileBytes.Names(start, 0, "RIFF"u8) && FileBytes.Names(start, 8, "WAVE"u8)) { return new SoundHeader("wav", "audio/wav", ReadWav(file)); }
        if (FileBytes.Names(start, 0, "fLaC"u8)) { return new SoundHeader("flac", "audio/flac", ReadFlac(file)); }

        var hasTag = FileBytes.Names(start, 0, "ID3"u8) && start.Length >= 10;
        var at = hasTag ? 10L + ((start[6] & 0x7F) << 21 | (start[7] & 0x7F) << 14 | (start[8] & 0x7F) << 7 | start[9] & 0x7F) : 0;
        if (CountFrames(file, at, MpegFrame) is { } mpeg) { return new SoundHeader("mp3", "audio/mpeg", mpeg); }
        if (CountFrames(file, at, AacFrame) is { } aac) { return new SoundHeader("aac", "audio/aac", aac); }

        return hasTag ? throw new InvalidDataException("is a broken mp3: no sound follows its tag") : null;
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
                if (size is not (0 or uint.MaxValue) && size > rest) { throw new InvalidDataException("is cut off"); }
                return rate == 0 ? throw new InvalidDataException("is a broken wav: its format is missing") : Math.Round((size is 0 or uint.MaxValue ? rest : size) / (decimal)rate, 3);
            }

            at += 8L + size + (size & 1);
        }

        throw new InvalidDataException("is a broken wav: it has no sound");
    }

    // "fLaC", block header:4, then STREAMINFO: 10 bytes of sizes, rate:20 bits, channels and depth:8 bits, samples:36 bits.
    private static decimal ReadFlac(Stream file)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(FileBytes.Read(file, 18, 8));
        var (rate, samples) = (bits >> 44, bits & 0xFFFFFFFFF);
        return rate == 0 || samples == 0 ? throw new InvalidDataException("is a flac that does not say how long it is") : Math.Round(samples / (decimal)rate, 3);
    }

    /// <summary>Seconds of all frames in a row; null when fewer than two follow each other, which chance would allow.</summary>
    private static decimal? CountFrames(Stream file, long at, Func<byte[], (int Length, int Samples, int Rate)?> read)
    {
        var seconds = 0m;
        for (var frames = 0; frames < MostFrames; frames++)
        {
            if (at > file.Length - 7 || read(FileBytes.Read(file, at, 7)) is not { } frame)
            {
                return frames >= 2 ? Math.Round(seconds, 3) : null;
            }

            seconds += (decimal)frame.Samples / frame.Rate;
            at += frame.Length;
        }

        throw new InvalidDataException("is longer than any sound that is taken");
    }

    // 11 ones, version:2 layer:2 protection:1, bit rate:4 rate:2 padding:1 …
    private static (int Length, int Samples, int Rate)? MpegFrame(byte[] head)
    {
        var (version, layer) = ((head[1] >> 3) & 3, (head[1] >> 1) & 3);
        var (bitRate, rate) = (head[2] >> 4, (head[2] >> 2) & 3);
        if (head[0] != 0xFF || (head[1] & 0xE0) != 0xE0 || version == 1 || layer != 1 || bitRate is 0 or 15 || rate == 3) { return null; }

        var isFirst = version == 3;
        var hertz = Rates[rate] / (isFirst ? 1 : version == 2 ? 2 : 4);
        var kilobits = (isFirst ? Layer3Version1 : Layer3Version2)[bitRate];
        return (((isFirst ? 144 : 72) * kilobits * 1000 / hertz) + ((head[2] >> 1) & 1), isFirst ? 1152 : 576, hertz);
    }

    // ADTS: 12 ones, version:1 layer:2 (00) protection:1, profile:2 rate:4 … length:13 from bit 30; 1024 samples a frame.
    private static (int Length, int Samples, int Rate)? AacFrame(byte[] head)
    {
        var rate = (head[2] >> 2) & 15;
        var length = ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5);
        return head[0] == 0xFF && (head[1] & 0xF6) == 0xF0 && rate < AacRates.Length && length >= 7 ? (length, 1024, AacRates[rate]) : null;
    }
}
