using System.IO.Compression;
using System.IO.Pipelines;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Takes off the codings of an answer's body. None is asked for, and what stands before a provider packs all the same.</summary>
/// <remarks>Not the handler's own: that one says nothing of a coding that it does not know, and a file cannot be continued in the middle of a packed body.</remarks>
internal static class ContentCodings
{
    /// <summary>What every request states.</summary>
    public const string Accepted = "identity";

    private const int MostCodings = 3;

    // All that are registered for HTTP. Stores also say utf-8, binary, none or aws-chunked there, and their bodies are plain.
    private static readonly string[] Registered = ["gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "aes128gcm"];

    /// <summary>The codings of a body in the order in which they were put on; empty for a plain one. A word that is no coding means nothing.</summary>
    public static IReadOnlyList<string> Of(HttpContent content) =>
        [.. content.Headers.ContentEncoding.Select(coding => coding.Trim().ToLowerInvariant()).Where(Registered.Contains)];

    /// <summary>The plain body. It may be very much longer than the packed one: the caller bounds what it reads.</summary>
    /// <exception cref="ContentCodingException">A coding cannot be taken off here, or the body is not what it says.</exception>
    public static async Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var codings = Of(content);
        var unknown = codings.FirstOrDefault(one => one is not ("gzip" or "x-gzip" or "deflate" or "br"));
        if (unknown is not null || codings.Count > MostCodings)
        {
            throw new ContentCodingException(Message.Of(MessageCode.CodingNotKnown, ("coding", new MessageArgument.Quoted(TextCut.To(unknown ?? string.Join(", ", codings), 40)))));
        }

        var body = await content.ReadAsStreamAsync(cancellationToken);
        foreach (var coding in codings.Reverse()) { body = await UnpackAsync(body, coding, cancellationToken); }
        return codings.Count == 0 ? body : new UnpackedStream(body);
    }

    private static async Task<Stream> UnpackAsync(Stream body, string coding, CancellationToken cancellationToken)
    {
        if (coding == "br") { return new BrotliStream(body, CompressionMode.Decompress); }

        var reader = PipeReader.Create(body);
        var start = await reader.ReadAtLeastAsync(2, cancellationToken);
        var isGzip = start.Buffer.Length >= 2 && Byte(0) == 0x1F && Byte(1) == 0x8B;
        // "deflate" means zlib's, and some send it without zlib's two bytes.
        var isZlib = start.Buffer.Length >= 2 && (Byte(0) & 0x0F) == 8 && ((Byte(0) << 8) | Byte(1)) % 31 == 0;
        reader.AdvanceTo(start.Buffer.Start);
        return (coding, isGzip, isZlib) switch
        {
            (_, true, _) => new GZipStream(reader.AsStream(), CompressionMode.Decompress),
            ("deflate", _, true) => new ZLibStream(reader.AsStream(), CompressionMode.Decompress),
            ("deflate", _, _) => new DeflateStream(reader.AsStream(), CompressionMode.Decompress),
            // Unpacked on its way by somebody who left the header as it was.
            _ => reader.AsStream(),
        };

        byte Byte(int at) => start.Buffer.Slice(at).FirstSpan[0];
    }

    /// <summary>Tells of broken packing as of any other trouble with what comes from the network.</summary>
    private sealed class UnpackedStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
            {
                throw new ContentCodingException(Message.Of(MessageCode.CodingWrong), error);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) { inner.Dispose(); }
            base.Dispose(disposing);
        }
    }
}

/// <summary>An answer came whose packing cannot be taken off.</summary>
/// <param name="cause">In the middle of a sentence.</param>
internal sealed class ContentCodingException(Message cause, Exception? inner = null) : IOException(cause.ToString(), inner)
{
    /// <summary>In the middle of a sentence.</summary>
    public Message Cause { get; } = cause;
}
