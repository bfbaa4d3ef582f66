using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace VideoWeb.Tests;

/// <summary>Answers bUnit's question for AngleSharp.Diffing 1.x with the 0.17.0 that restores. ComponentTests.targets says when it can go.</summary>
internal static class AngleSharpDiffingBinding
{
    [ModuleInitializer]
    internal static void Install() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return name.Name == "AngleSharp.Diffing" && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
}
