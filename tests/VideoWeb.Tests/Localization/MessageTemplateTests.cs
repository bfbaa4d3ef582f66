using VideoWeb.Localization;
using Xunit;

namespace VideoWeb.Tests.Localization;

public sealed class MessageTemplateTests
{
    private static readonly PluralRules English = PluralRules.Parse("one: i = 1 and v = 0");

    [Theory]
    [InlineData("plain, with a comma: it's “quoted”", "plain, with a comma: it's “quoted”")]
    [InlineData("{name} { name }", "Ada Ada")]
    [InlineData("'{name}' is {name}; '' is one", "{name} is Ada; ' is one")]
    [InlineData("{count, plural, =0 {nothing} one {# clip} other {# clips}}", "3 clips")]
    [InlineData("{one, plural, one {# clip} other {# clips}} of {count, plural, one {# task} other {# tasks}}", "1 clip of 3 tasks")]
    [InlineData("{zero, plural, =0 {nothing} other {#}}", "nothing")]
    [InlineData("{kind, select, image {a picture} video {a video} other {a file}}", "a video")]
    [InlineData("{name, select, image {a picture} other {a file of {name}}}", "a file of Ada")]
    [InlineData("{count, plural, one {#} other {{kind, select, video {# videos} other {#}}}}", "3 videos")]
    [InlineData("# 1", "# 1")]
    public void Format_OfAText_PutsInAndChooses(string text, string expected) =>
        Assert.Equal(expected, MessageTemplate.Parse(text).Format(
            name => name switch { "name" => "Ada", "count" => "3", "one" => "1", "zero" => "0", _ => "video" },
            name => name switch
            {
                "count" => ChoiceValue.Of(3, English),
                "one" => ChoiceValue.Of(1, English),
                "zero" => ChoiceValue.Of(0, English),
                "kind" => new ChoiceValue("", "video"),
                _ => new ChoiceValue("", "Ada"),
            }));

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{}")]
    [InlineData("{a b}")]
    [InlineData("{name")]
    [InlineData("{name, plural}")]
    [InlineData("{name, number}")]
    [InlineData("{name, plural, one {x}}")]
    [InlineData("{name, select, other {x}")]
    [InlineData("{name, select, other {x} other {y}}")]
    [InlineData("it is '{open")]
    public void Parse_OfAWrongText_SaysWhere(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => MessageTemplate.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_AreThoseOfAllChoicesToo() =>
        Assert.Equal(["count", "kind", "name"], MessageTemplate.Parse("{count, plural, one {#} other {# {kind, select, a {x} other {{name}}}}}").Names.Order());
}

public sealed class PluralRulesTests
{
    // Rules and samples as in Unicode's CLDR.
    private const string English = "one: i = 1 and v = 0";
    private const string Polish = "one: i = 1 and v = 0; few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14; many: v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14";
    private const string French = "one: i = 0,1";

    [Theory]
    [InlineData(English, "1", "one")]
    [InlineData(English, "0 2 11 21 1.5", "other")]
    [InlineData("", "0 1 2", "other")]
    [InlineData(Polish, "1", "one")]
    [InlineData(Polish, "2 3 4 22 104", "few")]
    [InlineData(Polish, "0 5 12 14 19 100 112", "many")]
    [InlineData(Polish, "1.5 2.5", "other")]
    [InlineData(French, "0 1 1.5 -1", "one")]
    [InlineData(French, "2 17", "other")]
    public void CategoryOf_ANumber_IsThatOfTheLanguage(string rules, string numbers, string category) =>
        Assert.All(numbers.Split(' '), number => Assert.Equal(category, PluralRules.Parse(rules).CategoryOf(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("one")]
    [InlineData("one:")]
    [InlineData("one: x = 1")]
    [InlineData("one: i")]
    [InlineData("one: i = a")]
    [InlineData("one: i % x = 1")]
    public void Parse_OfAWrongRule_Throws(string rules) => Assert.Throws<FormatException>(() => PluralRules.Parse(rules));
}
