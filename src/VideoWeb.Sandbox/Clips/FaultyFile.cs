using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.Http;

namespace VideoWeb.Sandbox.Clips;

/// <summary>A video, served with the damage that a fault asks for.</summary>
/// <param name="content">The right file.</param>
internal sealed class FaultyFile(string fault, byte[] content, ReplyWriter writer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => fault switch
    {
        FileFaults.Expired => writer.WriteAsync(httpContext, Reply.Text("<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>", "application/xml", 403)),
        FileFaults.ExpiredToken => writer.WriteAsync(httpContext, Reply.Text("<Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message></Error>", "application/xml", 400)),
        FileFaults.ServerError => writer.WriteAsync(httpContext, Reply.GatewayPage(500, "Internal Server Error")),
        FileFaults.Html => writer.WriteAsync(httpContext, Reply.GatewayPage(200, "Sign in") with { ContentType = "video/mp4" }),
        FileFaults.Empty => writer.WriteAsync(httpContext, Video([])),
        FileFaults.Stump => writer.WriteAsync(httpContext, Video(content[..(content.Length * 6 / 10)])),
        FileFaults.ShortLength => writer.WriteAsync(httpContext, Video(content[..^1000])),
        FileFaults.Trickle => writer.WriteAsync(httpContext, Video(content) with { Fault = ResponseFault.Trickle }),
        FileFaults.RedirectInside => writer.WriteAsync(
            httpContext, Reply.GatewayPage(302, "Found") with { Headers = [("Location", "http://169.254.169.254/latest/meta-data/")] }),
        FileFaults.NoMoov => writer.WriteAsync(httpContext, Video(WithoutMoov(content))),
        FileFaults.Cut => CutAsync(httpContext, content.Length, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""),
        FileFaults.CutAndChanged => CutAsync(httpContext, content.Length, $"\"{TaskIds.Hex(32)}\""),
        FileFaults.OverCap => CutAsync(httpContext, 8L * 1024 * 1024 * 1024, $"\"{TaskIds.Hex(32)}\""),
        _ => throw new InvalidOperationException($"{fault} is not a fault of files."),
    };

    private static Reply Video(byte[] body) => new(200, "video/mp4", body);

    // A range that still matches the tag is served rightly, so that a caller who resumes gets the rest.
    private async Task CutAsync(HttpContext context, long claimed, string tag)
    {
        var (request, response) = (context.Request, context.Response);
        var from = request.Headers.IfRange.ToString() is { Length: > 0 } condition && condition != tag ? 0 : Start(request.Headers.Range.ToString());
        response.ContentType = "video/mp4";
        response.Headers.ETag = tag;
        response.Headers.AcceptRanges = "bytes";
        response.StatusCode = from > 0 ? 206 : 200;
        response.ContentLength = claimed - from;
        if (from > 0) { response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{claimed - 1}/{claimed}"); }
        if (HttpMethods.IsHead(request.Method)) { return; }

        var end = from > 0 || claimed > content.Length ? content.Length : content.Length / 2;
        await response.Body.WriteAsync(content.AsMemory(from, end - from), context.RequestAborted);
        await response.Body.FlushAsync(context.RequestAborted);
        if (claimed > end) { context.Abort(); }
    }

    // "bytes=1234-"; anything else begins at the beginning.
    private int Start(string range) =>
        range.StartsWith("bytes=", StringComparison.Ordinal) && int.TryParse(range.AsSpan(6, range.Length - 7), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && from < content.Length
            ? from : 0;

    // Boxes are a length of four bytes, a name of four letters, and content.
    private static byte[] WithoutMoov(byte[] content)
    {
        var kept = new MemoryStream();
        for (var at = 0; at + 8 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at));
            if (Encoding.ASCII.GetString(content, at + 4, 4) != "moov") { kept.Write(content, at, length); }
            at += length;
        }
        return kept.ToArray();
    }
}
