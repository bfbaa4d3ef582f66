using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VideoWeb.BrowserTests;

/// <summary>
/// A language that nobody speaks: the English texts, each in brackets and four tenths longer. It comes to the program as any further language does, as
/// one assembly of texts in a folder of its name, so that it shows besides that a language needs nothing but its files.
/// </summary>
internal static partial class PseudoLanguage
{
    public const string Tag = "qps-Ploc";

    private const string Program = "VideoWeb";

    // What is not read by people but by the program.
    private static readonly string[] Verbatim = ["PluralRules", "ListSeparator"];

    /// <summary>Copies the published program to a folder, with this language.</summary>
    public static async Task CopyProgramAsync(string folder)
    {
        var assembly = await PublishedOutput.AssemblyAsync();
        var published = Path.GetDirectoryName(assembly)!;
        foreach (var file in Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(published, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Combine(folder, Tag));
        var made = Compile(AssemblyName.GetAssemblyName(assembly).Version!).Emit(Path.Combine(folder, Tag, $"{Program}.resources.dll"), manifestResources: Texts());
        Assert.True(made.Success, string.Join('\n', made.Diagnostics));
    }

    /// <summary>A text of the resources in this language.</summary>
    public static string Of(string key, string english) => key switch
    {
        "LanguageTag" => Tag,
        "LanguageName" => "Pseudo",
        _ when Verbatim.Contains(key) => english,
        // A text that has to be chosen among has its brackets around the whole.
        _ => $"⟦{english}{Padding(Letters().Count(english) * 4 / 10)}⟧",
    };

    // In words, as a longer language has them, so that it can be broken into lines.
    private static string Padding(int letters) => string.Concat(Enumerable.Range(0, letters).Select(at => at % 8 == 7 ? ' ' : '~'));

    private static CSharpCompilation Compile(Version version) => CSharpCompilation.Create(
        $"{Program}.resources",
        [CSharpSyntaxTree.ParseText($"""[assembly: System.Reflection.AssemblyCulture("{Tag}")] [assembly: System.Reflection.AssemblyVersion("{version}")]""")],
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    // The neutral files of the repository: those whose names have no language.
    private static IEnumerable<ResourceDescription> Texts()
    {
        var project = Path.Combine(RepositoryFolder.Path, "src", Program);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(project, "Resources"), "*.resx", SearchOption.AllDirectories).Where(path => !Path.GetFileNameWithoutExtension(path).Contains('.')))
        {
            var texts = XDocument.Load(path).Descendants("data").Select(each => (Key: each.Attribute("name")!.Value, English: each.Element("value")!.Value)).ToList();
            var name = $"{Program}.{Path.ChangeExtension(Path.GetRelativePath(project, path), null).Replace(Path.DirectorySeparatorChar, '.')}.{Tag}.resources";
            yield return new ResourceDescription(name, () => Write(texts), isPublic: true);
        }
    }

    private static MemoryStream Write(IEnumerable<(string Key, string English)> texts)
    {
        var stream = new MemoryStream();
        using (var writer = new ResourceWriter(stream))
        {
            foreach (var (key, english) in texts) { writer.AddResource(key, Of(key, english)); }

            writer.Generate();
            return new MemoryStream(stream.ToArray());
        }
    }

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();
}
