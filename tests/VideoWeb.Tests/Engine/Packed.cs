using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace VideoWeb.Tests.Engine;

/// <summary>Bodies under the content codings of HTTP.</summary>
internal static class Packed
{
    /// <summary>Each coding that is read, as a header names it, and "deflate" in its two forms.</summary>
    public static IReadOnlyList<(string Name, string Header)> Codings { get; } = [("gzip", "gzip"), ("x-gzip", "x-gzip"), ("zlib", "deflate"), ("deflate", "deflate"), ("br", "br")];

    public static byte[] By(string name, ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using (var stream = Open(name, packed)) { stream.Write(plain); }
        return packed.ToArray();
    }

    /// <summary>Lets the rest of the pipeline answer, and packs what it says whatever the caller asked for.</summary>
    public static async Task AnswerAsync(string name, HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        response.OnStarting(() =>
        {
            response.ContentLength = null;
            response.Headers.Append("Content-Encoding", Codings.Single(one => one.Name == name).Header);
            return Task.CompletedTask;
        });
        var body = response.Body;
        await using var packed = Open(name, body);
        response.Body = packed;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
    }

    /// <summary>A stream that packs what is written into another.</summary>
    public static Stream Open(string name, Stream target) => name switch
    {
        "gzip" or "x-gzip" => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true),
        "zlib" => new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
