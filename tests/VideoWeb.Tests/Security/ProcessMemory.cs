using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Tests.Security;

/// <summary>A key that is nowhere in memory unless somebody else keeps it: what is held here is masked.</summary>
internal sealed class Canary
{
    /// <summary>What all of them begin with, to be searched for quickly.</summary>
    public const string Start = "kQ7x";

    private const byte Mask = 0x5a;
    private const string Letters = "abcdefghijkmnopqrstuvwxyz23456789";

    private readonly byte[] _masked = [.. RandomNumberGenerator.GetItems<char>(Letters, 28).Select(letter => (byte)(letter ^ Mask))];

    public string Reveal() => string.Create(Start.Length + _masked.Length, _masked, (text, masked) =>
    {
        Start.CopyTo(text);
        for (var index = 0; index < masked.Length; index++) { text[Start.Length + index] = (char)(masked[index] ^ Mask); }
    });

    /// <param name="after">What follows on <see cref="Start"/>.</param>
    /// <param name="width">Bytes of a letter.</param>
    public bool Follows(ReadOnlySpan<byte> after, int width)
    {
        if (after.Length < _masked.Length * width) { return false; }

        for (var index = 0; index < _masked.Length; index++)
        {
            if ((after[index * width] ^ Mask) != _masked[index]) { return false; }
        }

        return true;
    }
}

/// <summary>The writable memory of this process, by the kernel's own view of it.</summary>
internal static class ProcessMemory
{
    private const int ChunkSize = 1024 * 1024;
    private const int Overlap = 256;

    // It stays where it is, to be left out itself: it holds a copy of what it reads.
    private static readonly byte[] Buffer = GC.AllocateUninitializedArray<byte>(ChunkSize, pinned: true);

    public static bool IsReadable
    {
        get
        {
            if (!OperatingSystem.IsLinux()) { return false; }

            try
            {
                using var memory = File.OpenRead("/proc/self/mem");
                return true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>How many of them stand somewhere, in UTF-8 or UTF-16.</summary>
    public static int Count(IReadOnlyList<Canary> canaries)
    {
        var found = new HashSet<Canary>();
        using var memory = new FileStream("/proc/self/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        foreach (var (start, end) in Regions())
        {
            for (var at = start; at < end; at += ChunkSize - Overlap)
            {
                var chunk = Buffer.AsSpan(0, (int)Math.Min(ChunkSize, end - at));
                Find(chunk[..Read(memory, at, chunk)], canaries, found);
                chunk.Clear();
            }
        }

        return found.Count;
    }

    private static void Find(ReadOnlySpan<byte> chunk, IReadOnlyList<Canary> canaries, HashSet<Canary> found)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            var start = encoding.GetBytes(Canary.Start);
            for (var rest = chunk; rest.IndexOf(start) is var at and >= 0;)
            {
                rest = rest[(at + start.Length)..];
                foreach (var canary in canaries)
                {
                    if (canary.Follows(rest, start.Length / Canary.Start.Length)) { found.Add(canary); }
                }
            }
        }
    }

    private static int Read(FileStream memory, long at, Span<byte> chunk)
    {
        try
        {
            memory.Position = at;
            return memory.Read(chunk);
        }
        catch (IOException)
        {
            // Given back meanwhile.
            return 0;
        }
    }

    // What lies right before and behind the buffer is searched: pinned keys are its neighbours.
    private static IEnumerable<(long Start, long End)> Regions()
    {
        var own = (long)Marshal.UnsafeAddrOfPinnedArrayElement(Buffer, 0);
        foreach (var (start, end) in MappedRegions())
        {
            if (start < Math.Min(end, own)) { yield return (start, Math.Min(end, own)); }
            if (Math.Max(start, own + ChunkSize) < end) { yield return (Math.Max(start, own + ChunkSize), end); }
        }
    }

    private static IEnumerable<(long Start, long End)> MappedRegions()
    {
        foreach (var line in File.ReadAllLines("/proc/self/maps"))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!fields[1].StartsWith("rw", StringComparison.Ordinal) || fields[^1] is "[vvar]") { continue; }

            var range = fields[0].Split('-').Select(text => long.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            yield return (range[0], range[1]);
        }
    }
}
