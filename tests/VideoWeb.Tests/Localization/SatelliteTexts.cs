using System.Reflection;
using System.Resources;
using System.Runtime.Loader;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Localization;

/// <summary>A further language of the program while it is not disposed: resource files, built as the SDK builds them, in a folder beside the program's own.</summary>
internal sealed class SatelliteTexts : IDisposable
{
    private const string Project = "VideoWeb";
    private const string Resources = $"src/{Project}/Resources";

    private readonly string _path;
    private readonly string _language;

    /// <param name="folder">What the program is to find its languages in.</param>
    /// <param name="parts">Below <c>Resources</c>, such as <c>Components/Tasks/TaskText</c>.</param>
    /// <param name="translate">A text of the English file, by its key.</param>
    public SatelliteTexts(string folder, string language, IEnumerable<string> parts, Func<string, string, string> translate)
    {
        (_path, _language) = (Path.Combine(folder, language, $"{Project}.resources.dll"), language);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var files = parts.Select(part => (part, WriteFile(folder, part, translate))).ToList();
        var made = CSharpCompilation.Create(
            $"{Project}.resources",
            [CSharpSyntaxTree.ParseText($"""[assembly: System.Reflection.AssemblyCulture("{language}")] [assembly: System.Reflection.AssemblyVersion("{typeof(Program).Assembly.GetName().Version}")]""")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(_path, manifestResources: files.Select(file => new ResourceDescription(
                $"{Project}.Resources.{file.part.Replace('/', '.')}.{language}.resources", () => Compile(file.Item2), isPublic: true)));
        Assert.True(made.Success, string.Join('\n', made.Diagnostics));
        AssemblyLoadContext.Default.Resolving += Find;
    }

    public void Dispose() => AssemblyLoadContext.Default.Resolving -= Find;

    private string WriteFile(string folder, string part, Func<string, string, string> translate)
    {
        var texts = XDocument.Parse(Repository.Read($"{Resources}/{part}.resx"));
        foreach (var text in texts.Descendants("data")) { text.Element("value")!.Value = translate(text.Attribute("name")!.Value, text.Element("value")!.Value); }

        var path = Path.Combine(folder, $"{part.Replace('/', '.')}.{_language}.resx");
        texts.Save(path);
        return path;
    }

    private static MemoryStream Compile(string file)
    {
        var stream = new MemoryStream();
        using var writer = new ResourceWriter(stream);
        foreach (var text in XDocument.Load(file).Descendants("data")) { writer.AddResource(text.Attribute("name")!.Value, text.Element("value")!.Value); }

        writer.Generate();
        return new MemoryStream(stream.ToArray());
    }

    private Assembly? Find(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == $"{Project}.resources" && name.CultureName == _language ? context.LoadFromAssemblyPath(_path) : null;
}
