using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VideoWeb.Tests.Architecture;

/// <summary>A literal of a page's markup that a person would read.</summary>
/// <param name="Place">The attribute or the parameter that has it; empty for what stands between the tags.</param>
internal sealed record MarkupLiteral(string Path, string Place, string Text);

/// <summary>Finds literals in markup by the C# that the Razor compiler made of it: calls of a render tree builder, and the page's own code between them.</summary>
internal static partial class MarkupLiterals
{
    private static readonly HtmlParser Html = new();

    // Attributes of HTML that people read or hear. All others are for the browser.
    private static readonly string[] ReadAttributes =
    [
        "abbr", "alt", "aria-braillelabel", "aria-brailleroledescription", "aria-description", "aria-label", "aria-placeholder", "aria-roledescription", "aria-valuetext",
        "label", "placeholder", "summary", "title",
    ];

    // Parameters of components whose texts are names in the program. All others are taken for what people read.
    private static readonly string[] NameParameters = ["Address", "Autocomplete", "ButtonClass", "Class", "ControlId", "Hotkey", "Icon", "InputId", "Name", "Scope", "Selector", "Stack", "Type"];

    /// <summary>The markup of a project, as it was built last: each file with the C# that was made of it.</summary>
    /// <exception cref="InvalidOperationException">A file was changed and not built since.</exception>
    public static IEnumerable<(string Path, SyntaxNode Code)> Built(string project)
    {
        var generated = Path.Combine(
            Repository.Root, project, "obj", BuildFolder(2), BuildFolder(1), "generated", "Microsoft.CodeAnalysis.Razor.Compiler", "Microsoft.NET.Sdk.Razor.SourceGenerators.RazorSourceGenerator");
        foreach (var path in Repository.Files(project, ".razor").Where(path => Path.GetFileName(path) != "_Imports.razor"))
        {
            var made = File.ReadAllText(Path.Combine(generated, $"{Path.ChangeExtension(Path.GetRelativePath(project, path), null)}_razor.g.cs"));
            var checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(Repository.Root, path))));
            if (!made.Contains(checksum, StringComparison.OrdinalIgnoreCase)) { throw new InvalidOperationException($"{path} is not the one that was built."); }

            yield return (path, CSharpSyntaxTree.ParseText(made).GetRoot());
        }
    }

    public static IEnumerable<MarkupLiteral> Find(string path, SyntaxNode code) =>
        from call in code.DescendantNodes().OfType<InvocationExpressionSyntax>()
        from literal in Find(call)
        where Letters().IsMatch(literal.Text)
        select new MarkupLiteral(path, literal.Place, Blanks().Replace(literal.Text, " ").Trim());

    /// <summary>The literals of the page's own C#, without those that are values of attributes for the browser.</summary>
    public static IEnumerable<SyntaxNode> Code(SyntaxNode code) =>
        code.DescendantNodes().Where(node => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && node.GetLocation().GetMappedLineSpan().HasMappedPath && !IsForBrowser(node));

    private static IEnumerable<(string Place, string Text)> Find(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        return NameOf(call) switch
        {
            "AddMarkupContent" => Values(arguments[1].Expression).SelectMany(OfHtml),
            "AddContent" when arguments.Count > 1 => Values(arguments[1].Expression).Select(text => ("", text)),
            "AddAttribute" or "AddComponentParameter" when arguments.Count > 2 && PlaceOf(arguments[1].Expression) is { } place && IsRead(place) => Values(arguments[2].Expression).Select(text => (place, text)),
            // A component whose type is inferred gets its parameters through a method of its own.
            { } name when call.Expression.ToString().Contains(".TypeInference.", StringComparison.Ordinal) =>
                arguments.SelectMany((argument, at) => InferredPlaceOf(call, name, at) is { } place && IsRead(place) ? Values(argument.Expression).Select(text => (place, text)) : []),
            _ => [],
        };
    }

    private static string? InferredPlaceOf(InvocationExpressionSyntax call, string name, int at)
    {
        var method = call.SyntaxTree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == name);
        var parameter = method.ParameterList.Parameters[at].Identifier.Text;
        return method.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(inner => inner.ArgumentList.Arguments is [_, _, { Expression: IdentifierNameSyntax value }] && value.Identifier.Text == parameter)
            .Select(inner => PlaceOf(inner.ArgumentList.Arguments[1].Expression)).FirstOrDefault();
    }

    private static IEnumerable<(string Place, string Text)> OfHtml(string html)
    {
        var body = Html.ParseDocument("").Body!;
        foreach (var node in Html.ParseFragment(html, body))
        {
            foreach (var each in node.GetDescendantsAndSelf())
            {
                if (each is IText text) { yield return ("", text.Data); }

                foreach (var attribute in (each as IElement)?.Attributes.Where(attribute => ReadAttributes.Contains(attribute.Name)) ?? []) { yield return (attribute.Name, attribute.Value); }
            }
        }
    }

    // An attribute begins with a small letter, a parameter with a capital.
    private static bool IsRead(string place) => char.IsUpper(place[0]) ? !NameParameters.Contains(place) : ReadAttributes.Contains(place);

    // Values of attributes for the browser, and what parameters for classes begin with.
    private static bool IsForBrowser(SyntaxNode literal) =>
        literal.Parent is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } ? !IsRead(property.Identifier.Text)
        : literal.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => NameOf(call) is "AddContent" or "AddAttribute" or "AddComponentParameter") is { ArgumentList.Arguments: { Count: > 2 } arguments }
        && PlaceOf(arguments[1].Expression) is { } place && !IsRead(place);

    internal static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text;

    internal static string? PlaceOf(ExpressionSyntax name) => name switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: MemberAccessExpressionSyntax member }] } => member.Name.Identifier.Text,
        _ => null,
    };

    // The literals that an expression may come to, not those that it is made with: of “isOn ? "yes" : words["no"]” the first.
    internal static IEnumerable<string> Values(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [literal.Token.ValueText],
        InterpolatedStringExpressionSyntax text => text.Contents.SelectMany(part => part switch
        {
            InterpolatedStringTextSyntax written => [written.TextToken.ValueText],
            InterpolationSyntax hole => Values(hole.Expression),
            _ => Enumerable.Empty<string>(),
        }),
        ParenthesizedExpressionSyntax inner => Values(inner.Expression),
        CastExpressionSyntax cast => Values(cast.Expression),
        ConditionalExpressionSyntax choice => Values(choice.WhenTrue).Concat(Values(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Values(arm.Expression)),
        BinaryExpressionSyntax pair when pair.Kind() is SyntaxKind.AddExpression or SyntaxKind.CoalesceExpression => Values(pair.Left).Concat(Values(pair.Right)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "TypeCheck" } } check => Values(check.ArgumentList.Arguments[0].Expression),
        _ => [],
    };

    // The folder that the tests run from ends with the configuration and the framework that all was built for.
    private static string BuildFolder(int fromEnd) => AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^fromEnd];

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
