using System.Text.Json;
using VideoWeb.Components.Compose.Fields;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class FieldValueConverterTests
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData(" -1 ", "-1")]
    [InlineData("7.5", "\"7.5\"")]
    [InlineData("seven", "\"seven\"")]
    [InlineData("99999999999999999999", "\"99999999999999999999\"")]
    [InlineData("1,000", "\"1,000\"")]
    public void ReadInteger_AnyText_IsNumberOrKeptAsTyped(string text, string json) => Assert.Equal(json, FieldValueConverter.ReadInteger(text)?.GetRawText());

    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("0,5", "0.5")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("half", "\"half\"")]
    public void ReadNumber_AnyText_IsNumberOrKeptAsTyped(string text, string json) => Assert.Equal(json, FieldValueConverter.ReadNumber(text)?.GetRawText());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Read_Blank_IsUnset(string? text)
    {
        Assert.Null(FieldValueConverter.ReadInteger(text));
        Assert.Null(FieldValueConverter.ReadNumber(text));
    }

    [Theory]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("12", "12")]
    [InlineData("true", "true")]
    public void Write_Json_IsWhatStandsInTheBox(string json, string text) => Assert.Equal(text, FieldValueConverter.Write(JsonSerializer.Deserialize<JsonElement>(json)));

    [Fact]
    public void Write_Unset_IsEmpty() => Assert.Equal("", FieldValueConverter.Write(null));

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("狐狸", 2)]
    [InlineData("👩‍👩‍👧‍👦!", 8)]
    [InlineData("🦊中é", 3)]
    [InlineData("مرحبا", 5)]
    public void Count_Text_IsCodePoints(string text, int count) => Assert.Equal(count, FieldValueConverter.Count(text));

    [Fact]
    public void Same_UnsetAndSet_Differ()
    {
        var one = JsonSerializer.SerializeToElement(1);

        Assert.True(FieldValueConverter.Same(null, null));
        Assert.True(FieldValueConverter.Same(one, JsonSerializer.SerializeToElement(1)));
        Assert.False(FieldValueConverter.Same(one, null));
        Assert.False(FieldValueConverter.Same(null, one));
    }
}
