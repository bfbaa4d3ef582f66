using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Architecture;

/// <summary>Each message has its text in every language, made of the very arguments that the code gives it.</summary>
public sealed class MessageTests
{
    private const string Folder = "src/VideoWeb/Resources/Localization";
    private static readonly string[] Patterns = Enum.GetNames<MessagePattern>();

    public static TheoryData<string> Languages => new(Repository.Files(Folder, ".resx"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Texts_OfALanguage_AreThoseOfAllCodesAndNoOthers(string path) =>
        Assert.Equal(Enum.GetNames<MessageCode>().Concat(Patterns).Order(StringComparer.Ordinal), Texts(Path.GetFileName(path)).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Texts_OfALanguage_NameWhatTheCodeGives(string path)
    {
        var given = Calls().ToLookup(call => call.Code, call => call.Names);
        var named = Named().ToHashSet(StringComparer.Ordinal);
        var texts = Texts(Path.GetFileName(path));

        Assert.All(Enum.GetNames<MessageCode>(), code =>
        {
            Assert.True(named.Contains(code), $"Nothing says {code}.");
            var names = MessageTemplate.Parse(texts[code]).Names.Order(StringComparer.Ordinal).ToList();
            // Given by whoever knows that it is about the sandbox.
            Assert.Equal(Message.Of(Enum.Parse<MessageCode>(code)).SpeaksOfCharge, names.Remove(Message.ChargeArgument));
            // A code that is handed on by itself becomes a message without arguments.
            if (!given[code].Any()) { Assert.Empty(names); }
            Assert.All(given[code], arguments => Assert.Equal(arguments.Order(StringComparer.Ordinal), names));
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Patterns_OfALanguage_NameTheSameAsInEnglish(string path)
    {
        var (english, texts) = (Texts("MessageFormatter.resx"), Texts(Path.GetFileName(path)));

        PluralRules.Parse(texts[nameof(MessagePattern.PluralRules)]);
        Assert.All(Patterns.Except([nameof(MessagePattern.PluralRules)]), pattern =>
            Assert.Equal(MessageTemplate.Parse(english[pattern]).Names.Order(StringComparer.Ordinal), MessageTemplate.Parse(texts[pattern]).Names.Order(StringComparer.Ordinal)));
    }

    /// <summary>Each <c>Message.Of(MessageCode.X, ("name", …), …)</c> of the source.</summary>
    private static IEnumerable<(string Code, IReadOnlyList<string> Names)> Calls() =>
        from path in Repository.Files("src", ".cs")
        let source = Repository.Read(path)
        where source.Contains("Message.Of(", StringComparison.Ordinal)
        from call in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.ToString() == "Message.Of"
        from code in call.ArgumentList.Arguments[0].DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where code.Expression.ToString() == nameof(MessageCode)
        select (code.Name.Identifier.Text, (IReadOnlyList<string>)[.. call.ArgumentList.Arguments.Skip(1).Select(argument => NameOf(argument, path))]);

    /// <summary>Each <c>MessageCode.X</c> of the source that is not there to be compared with.</summary>
    private static IEnumerable<string> Named() =>
        from path in Repository.Files("src", ".cs")
        from access in CSharpSyntaxTree.ParseText(Repository.Read(path)).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.Expression.ToString() == nameof(MessageCode) && !access.Ancestors().OfType<PatternSyntax>().Any()
        select access.Name.Identifier.Text;

    private static string NameOf(ArgumentSyntax argument, string path) =>
        argument.Expression is TupleExpressionSyntax { Arguments: [{ Expression: LiteralExpressionSyntax name }, _] }
            ? name.Token.ValueText
            : throw new InvalidOperationException($"{path} gives a message something without a name: {argument}");

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Parse(Repository.Read($"{Folder}/{file}")).Descendants("data").ToDictionary(each => each.Attribute("name")!.Value, each => each.Element("value")!.Value, StringComparer.Ordinal);
}
