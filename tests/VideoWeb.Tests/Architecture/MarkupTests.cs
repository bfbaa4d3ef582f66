using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>What people read stands in the resources: no text of the markup and no attribute that is read out is written there.</summary>
public sealed class MarkupTests
{
    // Alike in every language.
    private static readonly string[] Allowed =
    [
        // The product.
        "VideoWeb",
        // What stands on keys.
        "Ctrl ↵",
        // Formats of the web.
        "JSON", "cURL", "curl -X POST …",
    ];

    [Fact]
    public void Literals_OfTheMarkup_AreNoTextsForPeople()
    {
        var found = MarkupLiterals.Built("src/VideoWeb").SelectMany(page => MarkupLiterals.Find(page.Path, page.Code)).ToList();

        var guilty = found.Where(literal => !Allowed.Contains(literal.Text)).Select(literal => $"{literal.Path}: {literal.Place} {literal.Text}").ToList();
        Assert.True(guilty is [], string.Join('\n', guilty));
        Assert.Equal([], Allowed.Except(found.Select(literal => literal.Text)));
    }

    [Fact]
    public void Literals_OfTheCodeInMarkup_AreNoTextsForPeople()
    {
        var guilty = MarkupLiterals.Built("src/VideoWeb").SelectMany(page => MarkupLiterals.Code(page.Code).Where(LiteralTests.IsForPeople).Select(literal => $"{page.Path}: {literal}")).ToList();

        Assert.True(guilty is [], string.Join('\n', guilty));
    }

    [Fact]
    public void Find_EveryPlaceOfAText_IsFound()
    {
        var (path, code) = MarkupLiterals.Built("tests/VideoWeb.Tests").Single(page => page.Path.EndsWith("/WrittenTexts.razor", StringComparison.Ordinal));

        Assert.Equal(
            [
                ("", "Static text"), ("title", "Static title"), ("alt", "Static picture"), ("title", "Title by choice"), ("", "and text"), ("aria-label", "Label"),
                ("", "By choice"), ("", "Otherwise"), ("", "Put"), ("", "In"), ("", "holes"), ("", "Cast"), ("", "By switch"), ("", "Inside a component"),
                ("Title", "A parameter"), ("Text", "Another"),
            ],
            MarkupLiterals.Find(path, code).Select(literal => (literal.Place, literal.Text)));
        Assert.Equal(["\"Title by choice\"", "\"By choice\"", "\"By switch\"", "\"a sentence in code\""], MarkupLiterals.Code(code).Where(LiteralTests.IsForPeople).Select(literal => literal.ToString()));
    }
}
