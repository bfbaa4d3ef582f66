using System.Diagnostics;

namespace VideoWeb.BrowserTests;

/// <summary>The published program: <c>eng/test.sh</c> names the one it has made; when this project runs alone, it is made here, so that it is never stale.</summary>
internal static class PublishedOutput
{
    private static readonly Lazy<Task<string>> Assembly = new(NamedOrMadeAsync);

    /// <summary>The path of VideoWeb.dll.</summary>
    public static Task<string> AssemblyAsync() => Assembly.Value;

    private static async Task<string> NamedOrMadeAsync()
    {
        if (Environment.GetEnvironmentVariable("VIDEOWEB_PUBLISHED") is { Length: > 0 } named) { return Path.Combine(named, "VideoWeb.dll"); }

        var folder = Path.Combine(RepositoryFolder.Path, "artifacts", "publish");
        using var publish = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "publish", "src/VideoWeb/VideoWeb.csproj", "-c", "Release", "-o", folder, "-v", "quiet" },
            WorkingDirectory = RepositoryFolder.Path,
        }) ?? throw new InvalidOperationException("dotnet could not be started.");
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(folder, "VideoWeb.dll") : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }
}
