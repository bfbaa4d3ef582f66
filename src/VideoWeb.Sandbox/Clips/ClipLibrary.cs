using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Clips;

/// <summary>The sample clips, dressed up as results: the look follows from the prompt and the id, the shape from the request.</summary>
internal sealed class ClipLibrary
{
    private static readonly string[] Looks = ["ridges", "aurora", "deep"];

    private readonly ConcurrentDictionary<string, byte[]> _samples = new(StringComparer.Ordinal);

    /// <summary>The whole file. Every task's video differs from every other's in its last bytes, so a mix-up shows in the hash.</summary>
    public byte[] Content(SandboxTask task, ClipKind kind)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{task.Prompt}\n{task.Id}"));
        var name = $"{Looks[hash[0] % Looks.Length]}-{SampleShape.Nearest(task.Draft.Ratio)}";
        return kind switch
        {
            ClipKind.Cover => Sample($"{name}.jpg"),
            ClipKind.LastFrame => Sample($"{name}-last.jpg"),
            _ => WithMark(Sample($"{name}.mp4"), $"{task.Provider}/{task.Id}/{kind}"),
        };
    }

    // A trailing "free" box is part of the format; players skip it.
    private static byte[] WithMark(byte[] sample, string mark)
    {
        var text = Encoding.UTF8.GetBytes(mark);
        var content = new byte[sample.Length + 8 + text.Length];
        sample.CopyTo(content, 0);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(sample.Length), 8 + text.Length);
        "free"u8.CopyTo(content.AsSpan(sample.Length + 4));
        text.CopyTo(content, sample.Length + 8);
        return content;
    }

    private byte[] Sample(string name) => _samples.GetOrAdd(name, static name =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"samples/{name}")
            ?? throw new InvalidOperationException($"The sample {name} is not embedded. Run Samples/render.py and build again.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    });
}

/// <summary>The six shapes that samples exist in.</summary>
internal static partial class SampleShape
{
    private static readonly (string Name, double Ratio)[] Shapes =
        [("16x9", 16 / 9.0), ("9x16", 9 / 16.0), ("1x1", 1), ("4x3", 4 / 3.0), ("3x4", 3 / 4.0), ("21x9", 21 / 9.0)];

    /// <summary>The nearest shape to <c>16:9</c> or <c>1280x720</c>; anything else, <c>adaptive</c> and null too, is 16x9.</summary>
    public static string Nearest(string? ratio)
    {
        var match = RatioPattern().Match(ratio ?? "");
        if (!match.Success) { return "16x9"; }

        var wanted = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) / double.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        return Shapes.MinBy(shape => Math.Abs(Math.Log(shape.Ratio / wanted))).Name;
    }

    [GeneratedRegex(@"^\s*([1-9]\d{0,4})\s*[:xX*×]\s*([1-9]\d{0,4})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex RatioPattern();
}
