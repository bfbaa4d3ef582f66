using VideoWeb.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class MediaFileNameTests
{
    [Theory]
    [InlineData("A red kite, over the sea", "a-red-kite-over-the-sea-abcdef.mp4")]
    [InlineData("../../etc/passwd", "etc-passwd-abcdef.mp4")]
    [InlineData("\"quoted\"\r\nX-Header: 1", "quoted-x-header-1-abcdef.mp4")]
    [InlineData("一只橘猫 🎈", "一只橘猫-abcdef.mp4")]
    [InlineData("", "clip-abcdef.mp4")]
    [InlineData("🎈🎈", "clip-abcdef.mp4")]
    public void Of_AnyPrompt_IsReadableAndHarmless(string prompt, string expected) =>
        Assert.Equal(expected, MediaFileName.Of(prompt, "0123456789abcdef", ".mp4"));

    [Fact]
    public void Of_LongPrompt_IsShort() => Assert.Equal(new string('x', 60) + "-abcdef.mp4", MediaFileName.Of(new string('x', 10_000), "0123456789abcdef", ".mp4"));

    [Theory]
    [InlineData("video/mp4", "video/mp4")]
    [InlineData("IMAGE/JPEG", "image/jpeg")]
    [InlineData("text/html", "application/octet-stream")]
    [InlineData("image/svg+xml", "application/octet-stream")]
    public void Served_StoredType_IsOneOfOursOrNone(string stored, string served) => Assert.Equal(served, MediaContentType.Served(stored));
}
