using VideoWeb.Components.Shared;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("\" onclick=\"alert(1)", "&quot; onclick=&quot;alert(1)")]
    [InlineData("Tom & Jerry's", "Tom &amp; Jerry&#x27;s")]
    [InlineData("一只红风筝", "一只红风筝")]
    [InlineData(null, "")]
    public void Of_ATextInAHole_IsEncoded(string? text, string encoded) => Assert.Equal($"<p title=\"{encoded}\">{encoded}</p>", Html.Of($"<p title=\"{text}\">{text}</p>").Value);

    [Fact]
    public void Of_MarkupInAHole_IsItself() => Assert.Equal("<p><b>&amp;</b></p>", Html.Of($"<p>{Html.Of($"<b>{"&"}</b>")}</p>").Value);
}
