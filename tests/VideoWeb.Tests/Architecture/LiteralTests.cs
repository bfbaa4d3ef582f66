using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>What people read stands in the resources: no literal of the source is a text of several words, except what only an operator or a program reads.</summary>
public sealed partial class LiteralTests
{
    private static readonly string[] Projects = ["VideoWeb.Providers", "VideoWeb.Data", "VideoWeb.Engine", "VideoWeb"];

    // The schema of catalog files and the settings describe themselves in English; a start that fails is told to whoever runs the program.
    private static readonly string[] ForOperators =
        ["/Migrations/", "/Catalog/Reading/CatalogContract.cs", "/Catalog/Reading/CatalogSchema.cs", "/Security/", "/Settings/", "/Storage/", "/Setup/", "/Program.cs"];

    // Words of the providers, by which their answers are understood.
    private static readonly string[] ForeignWords = ["/Dialects/Responses/", "/Dialects/GlobalAiopcDialect.cs", "/Dialects/NewApiGateway.cs"];

    private static readonly string[] Known =
    [
        // What tells layers of the catalog apart; it is taken apart again before it is shown.
        "changed by ",
        // For the file of diagnostics, which whoever helps reads.
        "refused for now", "not sent", " bytes written", ", no answer", "taking back of the mark",
        // What the contract check sends to the sandbox.
        "A paper boat drifts over a quiet lake",
    ];

    public static TheoryData<string> Sources => new(Projects);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Literals_OfAProject_AreNoTextsForPeople(string project)
    {
        var guilty = Repository.Files($"src/{project}", ".cs").Where(path => !ForOperators.Concat(ForeignWords).Any(path.Contains))
            .SelectMany(path => CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes().Where(IsForPeople).Select(node => $"{path}: {node}"))
            .ToList();

        Assert.True(guilty is [], string.Join('\n', guilty));
    }

    [Fact]
    public void Exceptions_OfTheRule_AreAllNeeded()
    {
        var texts = Projects.SelectMany(project => Repository.Files($"src/{project}", ".cs"))
            .SelectMany(path => CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes().Where(node => IsText(node) && !IsForOperators(node)).Select(node => (Path: path, Text: node.ToString())))
            .ToList();

        Assert.Equal([], ForOperators.Concat(ForeignWords).Where(place => !texts.Any(text => text.Path.Contains(place))));
        Assert.Equal([], Known.Where(known => !texts.Any(text => text.Text.Contains(known))));
    }

    /// <summary>Whether it is a text of several words that neither an operator nor a program is the reader of.</summary>
    internal static bool IsForPeople(SyntaxNode node) => IsText(node) && !IsForOperators(node) && !Known.Any(node.ToString().Contains);

    private static bool IsText(SyntaxNode node) => node switch
    {
        // A text of many lines is a piece of code: a template, a statement.
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) && !literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) => Words().IsMatch(literal.Token.ValueText),
        InterpolatedStringExpressionSyntax text when IsMarkup(text) => Tags().Replace(Written(text), "").Any(char.IsLetter),
        InterpolatedStringExpressionSyntax text => Words().IsMatch(Written(text)),
        _ => false,
    };

    private static string Written(InterpolatedStringExpressionSyntax text) => string.Concat(text.Contents.OfType<InterpolatedStringTextSyntax>().Select(part => part.TextToken.ValueText));

    // Of markup only what stands between the tags is read, and there a single word is a text.
    private static bool IsMarkup(InterpolatedStringExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Html" }, Name.Identifier.Text: "Of" } } }
        && Written(text).Contains('<', StringComparison.Ordinal);

    private static bool IsForOperators(SyntaxNode node) => node.Ancestors().Any(outer => outer switch
    {
        AttributeSyntax => true,
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        MethodDeclarationSyntax method => method.ReturnType.ToString().EndsWith("Exception", StringComparison.Ordinal),
        PrimaryConstructorBaseTypeSyntax parent => parent.Type.ToString().EndsWith("Exception", StringComparison.Ordinal),
        ObjectCreationExpressionSyntax made => made.Type.ToString().EndsWith("Exception", StringComparison.Ordinal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } => ForMachines().IsMatch(call.Name.Identifier.Text),
        _ => false,
    });

    [GeneratedRegex(@"\p{Ll} \p{Ll}")]
    private static partial Regex Words();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("^(Log[A-Z]\\w*|ExecuteSql\\w*|FromSql\\w*|SqlQuery\\w*|CreateHistogram|Unhealthy|HasFilter)$")]
    private static partial Regex ForMachines();
}
