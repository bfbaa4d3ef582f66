using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>
/// A test finds things as a person does, by role and name, or by the data that a script goes by: what a sheet of styles calls them may change at any time. What
/// MudBlazor calls its parts is looked for in one place.
/// </summary>
public sealed partial class ClassQueryTests
{
    private static readonly string[] Projects = ["tests/VideoWeb.Tests/Components", "tests/VideoWeb.Tests/Localization", "tests/VideoWeb.BrowserTests"];

    private static readonly string[] Queries =
    [
        "Find", "FindAll", "QuerySelector", "QuerySelectorAll", "Matches", "Closest", "WaitForElement", "WaitForElements", "Locator", "WaitForSelectorAsync", "FrameLocator", "QuerySelectorAsync", "QuerySelectorAllAsync",
    ];

    // MudBlazor gives what its selects open no role and no name of its own.
    private const string Exempt = "tests/VideoWeb.Tests/Components/ComponentTest.cs: .mud-";

    [Fact]
    public void Tests_LookForNoClass() => Assert.Empty(
        from path in Projects.SelectMany(project => Repository.Files(project, ".cs"))
        from query in Find(Repository.Read(path))
        let found = $"{path}: {query}"
        where !found.StartsWith(Exempt, StringComparison.Ordinal)
        select found);

    [Theory]
    [InlineData("page.Find(\".card\")", ".card")]
    [InlineData("page.Find(\"li .count\").TextContent", "li .count")]
    [InlineData("page.FindAll($\"#judged-{clip} .words\")", "#judged-{clip} .words")]
    [InlineData("page.QuerySelectorAll(\"a, button.button\")", "a, button.button")]
    [InlineData("page.FindAll(\"button:not(.menu-item)\")", "button:not(.menu-item)")]
    [InlineData("button.Closest(\".menu\")", ".menu")]
    [InlineData("page.Find(\"[class~=card]\")", "[class~=card]")]
    [InlineData("Page.Locator($\".task-page[data-state={state}]\")", ".task-page[data-state={state}]")]
    [InlineData("page.EvaluateAsync(\"() => document.querySelector('main .card')\")", "main .card")]
    [InlineData("Expect(page).ToHaveClassAsync(\"card\")", "ToHaveClassAsync")]
    [InlineData("cut.Find(\"div\").ClassName", "ClassName")]
    [InlineData("cut.Find(\"div\").ClassList.Contains(\"card\")", "ClassList")]
    public void Find_EveryWayToLookForAClass_IsFound(string code, string query) => Assert.Equal([query], Find($"var found = {code};"));

    [Theory]
    [InlineData("page.Find(\"#clip\")")]
    [InlineData("page.Find(\"button[aria-label='Move a.png back']\")")]
    [InlineData("page.Find(\"[data-task] > p:first-child\")")]
    [InlineData("page.ByRole(\"button\", \"Version 1.b\")")]
    [InlineData("page.EvaluateAsync(\"() => document.querySelector('main').classes.first\")")]
    public void Find_WhatIsNoClass_IsNotFound(string code) => Assert.Empty(Find($"var found = {code};"));

    private static IEnumerable<string> Find(string code)
    {
        foreach (var node in CSharpSyntaxTree.ParseText(code, cancellationToken: Xunit.TestContext.Current.CancellationToken).GetRoot(Xunit.TestContext.Current.CancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.Text: "ClassName" or "ClassList" or "ToHaveClassAsync" or "ToContainClassAsync" } member:
                    yield return member.Name.Identifier.Text;
                    break;
                case InvocationExpressionSyntax call when Queries.Contains(MarkupLiterals.NameOf(call)) && call.ArgumentList.Arguments is [{ } selector, ..] && TextOf(selector.Expression) is { } text && HasClass(text):
                    yield return text;
                    break;
                case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax:
                    foreach (Match script in Script().Matches(TextOf((ExpressionSyntax)node) ?? ""))
                    {
                        if (HasClass(script.Groups["selector"].Value)) { yield return script.Groups["selector"].Value; }
                    }

                    break;
            }
        }
    }

    private static string? TextOf(ExpressionSyntax node) => node switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part.ToString())),
        _ => null,
    };

    // What stands in the brackets of an attribute is no class, unless it is the attribute.
    private static bool HasClass(string selector) => selector.Contains("[class", StringComparison.Ordinal) || Class().IsMatch(Attribute().Replace(selector, ""));

    [GeneratedRegex(@"\[[^\]]*\]|\{[^}]*\}")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\.[A-Za-z_]")]
    private static partial Regex Class();

    [GeneratedRegex(@"(?:querySelector|querySelectorAll|closest|matches|getElementsByClassName)\(\s*(?<quote>['""`])(?<selector>.*?)\k<quote>")]
    private static partial Regex Script();
}
