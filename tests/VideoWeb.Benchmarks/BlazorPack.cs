using System.Buffers.Binary;
using System.Text;

namespace VideoWeb.Benchmarks;

/// <summary>The messages of a circuit: MessagePack, each behind its length. Only what a client that shows nothing needs.</summary>
internal static class BlazorPack
{
    /// <summary>A call of the hub: <c>[1, {}, id, target, [arguments], []]</c>.</summary>
    /// <param name="id">Null when no answer is wanted.</param>
    /// <param name="arguments">Texts, whole numbers and nulls.</param>
    public static byte[] Call(string? id, string target, params ReadOnlySpan<object?> arguments)
    {
        using var body = new MemoryStream();
        body.Write([0x96, 0x01, 0x80]);
        Write(body, id);
        Write(body, target);
        body.WriteByte((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) { Write(body, argument); }
        body.WriteByte(0x90);
        return WithLength(body.ToArray());
    }

    /// <summary>The messages of a frame. What is not told apart here is given with an empty target.</summary>
    /// <returns>Of a call from the server its target and first argument; of an answer its id and result.</returns>
    public static IEnumerable<(int Kind, string Target, object? Value)> Read(byte[] frame, int count)
    {
        var at = 0;
        while (at < count)
        {
            int length = 0, shift = 0;
            byte part;
            do
            {
                part = frame[at++];
                length |= (part & 0x7F) << shift;
                shift += 7;
            }
            while ((part & 0x80) != 0);

            if (ReadValue(frame.AsSpan(at, length), out _) is object?[] message) { yield return Tell(message); }
            at += length;
        }
    }

    private static (int Kind, string Target, object? Value) Tell(object?[] message) => Convert.ToInt32(message[0], System.Globalization.CultureInfo.InvariantCulture) switch
    {
        1 => (1, (string)message[3]!, ((object?[])message[4]!).FirstOrDefault()),
        3 => (3, (string)message[2]!, message.Length > 4 ? message[4] : null),
        var kind => (kind, "", null),
    };

    private static byte[] WithLength(byte[] body)
    {
        using var frame = new MemoryStream();
        var left = (uint)body.Length;
        for (; left >= 0x80; left >>= 7) { frame.WriteByte((byte)(left | 0x80)); }
        frame.WriteByte((byte)left);
        frame.Write(body);
        return frame.ToArray();
    }

    private static void Write(Stream to, object? value)
    {
        Span<byte> head = stackalloc byte[9];
        switch (value)
        {
            case null:
                to.WriteByte(0xC0);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                head[0] = 0xDB;
                BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
                to.Write(head[..5]);
                to.Write(bytes);
                break;
            case long number:
                head[0] = 0xD3;
                BinaryPrimitives.WriteInt64BigEndian(head[1..], number);
                to.Write(head);
                break;
            default:
                throw new NotSupportedException($"{value.GetType().Name} is not written here.");
        }
    }

    // Numbers come as long, bytes are passed over.
    private static object? ReadValue(ReadOnlySpan<byte> from, out int used)
    {
        var code = from[0];
        switch (code)
        {
            case <= 0x7F: return Small(code, out used);
            case >= 0xE0: return Small((sbyte)code, out used);
            case 0xC0: return Nothing(out used);
            case 0xC2 or 0xC3:
                used = 1;
                return code == 0xC3;
            case >= 0xA0 and <= 0xBF: return Text(from, 1, code & 0x1F, out used);
            case 0xD9: return Text(from, 2, from[1], out used);
            case 0xDA: return Text(from, 3, BinaryPrimitives.ReadUInt16BigEndian(from[1..]), out used);
            case 0xDB: return Text(from, 5, BinaryPrimitives.ReadInt32BigEndian(from[1..]), out used);
            case 0xC4: return Passed(2 + from[1], out used);
            case 0xC5: return Passed(3 + BinaryPrimitives.ReadUInt16BigEndian(from[1..]), out used);
            case 0xC6: return Passed(5 + BinaryPrimitives.ReadInt32BigEndian(from[1..]), out used);
            case 0xCC or 0xD0: return Number(code == 0xCC ? from[1] : (sbyte)from[1], 2, out used);
            case 0xCD: return Number(BinaryPrimitives.ReadUInt16BigEndian(from[1..]), 3, out used);
            case 0xD1: return Number(BinaryPrimitives.ReadInt16BigEndian(from[1..]), 3, out used);
            case 0xCE: return Number(BinaryPrimitives.ReadUInt32BigEndian(from[1..]), 5, out used);
            case 0xD2: return Number(BinaryPrimitives.ReadInt32BigEndian(from[1..]), 5, out used);
            case 0xCF or 0xD3: return Number(BinaryPrimitives.ReadInt64BigEndian(from[1..]), 9, out used);
            case 0xCA: return Passed(5, out used);
            case 0xCB: return Passed(9, out used);
            case >= 0x90 and <= 0x9F: return List(from, 1, code & 0x0F, out used);
            case 0xDC: return List(from, 3, BinaryPrimitives.ReadUInt16BigEndian(from[1..]), out used);
            case >= 0x80 and <= 0x8F: return List(from, 1, 2 * (code & 0x0F), out used);
            default: throw new NotSupportedException($"MessagePack code {code:X2} is not read here.");
        }
    }

    private static object?[] List(ReadOnlySpan<byte> from, int head, int count, out int used)
    {
        used = head;
        var values = new object?[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = ReadValue(from[used..], out var taken);
            used += taken;
        }

        return values;
    }

    private static object Small(long value, out int used) => Number(value, 1, out used);

    private static object Number(long value, int length, out int used)
    {
        used = length;
        return value;
    }

    private static object? Nothing(out int used) => Passed(1, out used);

    private static object? Passed(int length, out int used)
    {
        used = length;
        return null;
    }

    private static string Text(ReadOnlySpan<byte> from, int head, int length, out int used)
    {
        used = head + length;
        return Encoding.UTF8.GetString(from.Slice(head, length));
    }
}
