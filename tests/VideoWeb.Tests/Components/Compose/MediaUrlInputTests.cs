using VideoWeb.Components.Compose.Media;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class MediaUrlInputTests
{
    [Theory]
    [InlineData("https://cdn.example/a.png?sig=1", "https://cdn.example/a.png?sig=1")]
    [InlineData("  http://cdn.example/a  ", "http://cdn.example/a")]
    [InlineData("ftp://cdn.example/a.png", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:image/png;base64,AAAA", null)]
    [InlineData("/a.png", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Read_Text_IsWebAddressOrNothing(string? text, string? address) => Assert.Equal(address, MediaUrlInput.Read(text));

    [Fact]
    public void Read_TooLong_IsNothing() => Assert.Null(MediaUrlInput.Read("https://cdn.example/" + new string('a', MediaUrlInput.MaxLength)));

    [Theory]
    [InlineData("https://cdn.example/pictures/fox%20in%20snow.png?x=1", "fox in snow.png")]
    [InlineData("https://cdn.example/", "cdn.example")]
    [InlineData("asset:1", "1")]
    public void ShortName_Address_IsItsLastPart(string address, string name) => Assert.Equal(name, MediaUrlInput.ShortName(address));
}
