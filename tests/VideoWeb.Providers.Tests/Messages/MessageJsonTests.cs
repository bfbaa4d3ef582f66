using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Providers.Tests.Messages;

public sealed class MessageJsonTests
{
    // Every kind of argument; the host makes text of them.
    private static readonly Message Full = Message.Of(
        MessageCode.TriedAgainIn,
        ("text", "a, b; {0} 'c'"), ("quoted", new MessageArgument.Quoted("内容 “x”")), ("english", new MessageArgument.English("is text and no video")), ("count", new MessageArgument.Count(12_000)), ("excess", new MessageArgument.Bytes(9, IsExcess: true)),
        ("several", new MessageArgument.Several([new MessageArgument.CatalogText("First frame"), Message.Of(MessageCode.On), 3], MessageListKind.Or)),
        ("label", new MessageArgument.CatalogText(LocalizedText.Of("First frame", ("zh-Hans", "首帧")))), ("number", 2.5m), ("unit", new MessageArgument.Number(-1, "s")), ("bytes", new MessageArgument.Bytes(20_971_520)),
        ("span", TimeSpan.FromMilliseconds(300)), ("time", new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(1))),
        ("names", new MessageArgument.Names(["16:9", "9:16"], MessageListKind.Or, 3)),
        ("nested", Message.Of(MessageCode.HostUnreachable, ("host", "example.com"), ("cause", Message.Of(MessageCode.ConnectionReset)))));

    [Fact]
    public void Read_WhatWasWritten_IsTheMessage()
    {
        var read = MessageJson.Read(MessageJson.Write(Full));

        Assert.Equal(Full.ToString(), read.ToString());
        Assert.Equal(Full.Arguments.Select(argument => (argument.Name, argument.Value.GetType())), read.Arguments.Select(argument => (argument.Name, argument.Value.GetType())));
        Assert.Equal(MessageJson.Write(Full), MessageJson.Write(read));
    }

    [Fact]
    public void Write_Message_IsCodeAndArguments() => Assert.Equal(
        """{"code":"HostUnreachable","arguments":{"host":"example.com","cause":{"message":{"code":"ConnectionReset"}}}}""",
        MessageJson.Write(Message.Of(MessageCode.HostUnreachable, ("host", "example.com"), ("cause", Message.Of(MessageCode.ConnectionReset)))));

    [Fact]
    public void Write_TextOfTheCatalog_KeepsEveryLanguage()
    {
        var message = Message.Of(MessageCode.BecauseItDoesNotFit, ("field", new MessageArgument.CatalogText(LocalizedText.Of("Seed", ("zh-Hans", "种子")))));

        Assert.Equal("""{"code":"BecauseItDoesNotFit","arguments":{"field":{"label":{"en":"Seed","zh-Hans":"种子"}}}}""", MessageJson.Write(message));
        Assert.Equal(message, MessageJson.Read(MessageJson.Write(message)));
    }

    // As rows have it that were written before texts had languages, and texts of one language still.
    [Fact]
    public void Read_TextOfTheCatalogInEnglishAlone_IsThatText() => Assert.Equal(
        Message.Of(MessageCode.BecauseItDoesNotFit, ("field", new MessageArgument.CatalogText("Seed"))),
        MessageJson.Read("""{"code":"BecauseItDoesNotFit","arguments":{"field":{"label":"Seed"}}}"""));

    [Theory]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("""","code":"x"}"""", """","code":"x"}"""")]
    public void Read_ForeignText_IsNoMoreThanText(string text, string expected) =>
        Assert.Equal(Message.Of(MessageCode.ConnectionUsed, ("provider", expected)), MessageJson.Read(MessageJson.Write(Message.Of(MessageCode.ConnectionUsed, ("provider", text)))));

    // Not as data of the test above: half a character does not survive the way there.
    [Fact]
    public void Read_HalfACharacter_IsTheReplacementCharacter() => Assert.Equal(
        Message.Of(MessageCode.ConnectionUsed, ("provider", "a\uFFFD")), MessageJson.Read(MessageJson.Write(Message.Of(MessageCode.ConnectionUsed, ("provider", "a\uD800")))));

    [Theory]
    [InlineData("")]
    [InlineData("Sending began.")]
    [InlineData("""{"code":""")]
    [InlineData("""{"code":"NobodyKnowsThisOne"}""")]
    [InlineData("""{"code":5}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":5}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":5}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"quoted":5}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"label":{"zh-Hans":"种子"}}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"label":{"en":5}}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"bytes":"many"}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"seconds":1e300}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"time":"yesterday"}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"names":["a"]}}}""")]
    [InlineData("""{"code":"HostUnreachable","arguments":{"host":{"message":{"code":"Nobody"}}}}""")]
    public void Read_WhatIsNoMessage_IsShownAsItIs(string text) => Assert.Equal(Message.Recorded(text), MessageJson.Read(text));

    [Fact]
    public void MapTexts_OfAWholeMessage_ReachesWhatIsNested()
    {
        var mapped = Full.MapTexts(text => text.Replace("example.com", "***", StringComparison.Ordinal));

        Assert.Contains("host: ***", mapped.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", mapped.ToString(), StringComparison.Ordinal);
    }
}
