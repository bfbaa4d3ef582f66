using System.Text.RegularExpressions;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Looks are said once, in tokens.css.</summary>
public sealed partial class StyleTests
{
    public static TheoryData<string> Sheets =>
        [.. Repository.Files("wwwroot", ".css").Concat(Repository.Files("src/VideoWeb", ".css")).Where(path => !path.EndsWith("/tokens.css", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Sheet_HasNoColourAndNoSizeOfItsOwn(string path)
    {
        var rules = Condition().Replace(Comment().Replace(Repository.Read(path), ""), "");

        Assert.Empty(Literal().Matches(rules).Select(match => match.Value));
    }

    [Fact]
    public void Markup_HasNoStyleButCustomProperties()
    {
        var guilty = Repository.Files("src/VideoWeb", ".razor").SelectMany(path => StyleAttribute().Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}"));

        Assert.Empty(guilty);
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // A condition cannot read a token.
    [GeneratedRegex(@"@(?:media|container|supports)[^{]*")]
    private static partial Regex Condition();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(|(?<![\w-])\d*\.?\d+(?:px|rem|em|pt|ch|ms)\b|(?<=[:\s])(?:white|black|red|green|blue|gray|grey|orange|yellow)(?=[;\s])")]
    private static partial Regex Literal();

    [GeneratedRegex("(?<![-\\w])[Ss]tyle=\"(?!--|@)[^\"]*\"")]
    private static partial Regex StyleAttribute();
}
