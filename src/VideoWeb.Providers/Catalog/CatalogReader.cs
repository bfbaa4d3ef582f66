using System.Reflection;
using VideoWeb.Providers.Catalog.Reading;

namespace VideoWeb.Providers.Catalog;

/// <summary>Catalog files to a catalog. Bad data never throws: every problem is collected with its file, place and reason.</summary>
public static class CatalogReader
{
    /// <summary>Characters of one file at most. Whoever reads files from a disk should not read more.</summary>
    public const int MaxTextLength = 2 * 1024 * 1024;

    /// <summary>Levels of nesting at most.</summary>
    public const int MaxDepth = 32;

    private const string EmbeddedPrefix = "catalog/";

    /// <summary>The dialects that a provider may name.</summary>
    public static IReadOnlyList<string> Dialects { get; } = ["agcloud", "vidu", "uniall", "globalaiopc", "ezmodel"];

    /// <summary>The files that come with the program, by name.</summary>
    public static IReadOnlyList<CatalogFile> EmbeddedFiles()
    {
        var assembly = typeof(CatalogReader).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(EmbeddedPrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new CatalogFile($"embedded:{name[EmbeddedPrefix.Length..]}", ReadResource(assembly, name)))
            .ToList();
    }

    /// <summary>The JSON Schema of catalog files, for editors and for whoever writes an overlay.</summary>
    public static string Schema() => CatalogSchema.Text;

    /// <summary>Reads files and lays overlays over them, one after the other.</summary>
    /// <param name="files">Each names its own providers. Problems here are fatal for whoever starts with them.</param>
    /// <param name="overlays">Each changes or adds, as a JSON merge patch. One with any problem is left out whole.</param>
    public static CatalogLoad Read(IReadOnlyList<CatalogFile> files, IReadOnlyList<CatalogFile> overlays)
    {
        var layers = new CatalogLayers();
        foreach (var file in files) { layers.AddFile(file); }
        foreach (var overlay in overlays) { layers.AddOverlay(overlay); }
        return layers.Load();
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
