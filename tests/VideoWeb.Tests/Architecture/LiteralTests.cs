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
        ["/Migrations/", "/Catalog/Reading/CatalogContract.cs", "/Catalog/Reading/CatalogSchema.cs", "/Catalog/Reading/MemberRule.cs", "/Security/", "/Settings/", "/Storage/", "/Setup/", "/Program.cs"];

    // Words of the providers, by which their answers are understood.
    private static readonly string[] ForeignWords = ["/Dialects/Responses/", "/Dialects/GlobalAiopcDialect.cs", "/Dialects/NewApiGateway.cs"];

    private static readonly string[] Known =
    [
        // What tells layers of the catalog apart; it is taken apart again before it is shown.
        "changed by ",
        // For the file of diagnostics, which whoever helps reads.
        "refused for now", "not sent", " bytes written", ", no answer", "taking back of the mark",
        // Shown, and not localised yet: who made something and is gone, and what the cases of the check of a contract are called.
        "former member", "A paper boat drifts over a quiet lake", "an address", "one entry",
    ];

    public static TheoryData<string> Sources => new(Projects);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Literals_OfAProject_AreNoTextsForPeople(string project)
    {
        var guilty = Repository.Files($"src/{project}", ".cs").Where(path => !ForOperators.Concat(ForeignWords).Any(path.Contains))
            .SelectMany(path => CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes().Where(IsText).Where(node => !IsForOperators(node) && !Known.Any(node.ToString().Contains)).Select(node => $"{path}: {node}"))
            .ToList();

        Assert.True(guilty is [], string.Join('\n', guilty));
    }

    private static bool IsText(SyntaxNode node) => node switch
    {
        // A text of many lines is a piece of code: a template, a statement.
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) && !literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) => Words().IsMatch(literal.Token.ValueText),
        InterpolatedStringExpressionSyntax text => Words().IsMatch(string.Concat(text.Contents.OfType<InterpolatedStringTextSyntax>().Select(part => part.TextToken.ValueText))),
        _ => false,
    };

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

    [GeneratedRegex("^(Log[A-Z]\\w*|ExecuteSql\\w*|FromSql\\w*|SqlQuery\\w*|CreateHistogram|Unhealthy|HasFilter)$")]
    private static partial Regex ForMachines();
}
