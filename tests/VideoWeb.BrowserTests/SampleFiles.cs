using System.Buffers.Binary;
using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>Files to upload: the sandbox's own pictures and clips, and a sound made here.</summary>
internal static class SampleFiles
{
    private const int SoundRate = 8_000;

    /// <summary>By name: a <c>.wav</c> is three seconds of a tone, anything else one of the sandbox's files.</summary>
    public static FilePayload Named(string name) => new()
    {
        Name = name,
        MimeType = Path.GetExtension(name) switch { ".jpg" => "image/jpeg", ".mp4" => "video/mp4", _ => "audio/wav" },
        Buffer = name.EndsWith(".wav", StringComparison.Ordinal) ? Tone() : File.ReadAllBytes(Path.Combine(RepositoryFolder.Path, "src", "VideoWeb.Sandbox", "Samples", name)),
    };

    // RIFF size:4 WAVE, "fmt " 16 (PCM 1, channels 1, rate, bytes a second, block 1, bits 8), data size:4.
    private static byte[] Tone()
    {
        var samples = Enumerable.Range(0, 3 * SoundRate).Select(at => (byte)(128 + (60 * Math.Sin(at * Math.Tau * 440 / SoundRate)))).ToArray();
        byte[] header = [.. "RIFF"u8, .. Long(36 + samples.Length), .. "WAVEfmt "u8, .. Long(16), 1, 0, 1, 0, .. Long(SoundRate), .. Long(SoundRate), 1, 0, 8, 0, .. "data"u8, .. Long(samples.Length)];
        return [.. header, .. samples];

        static byte[] Long(int value)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            return bytes;
        }
    }
}
