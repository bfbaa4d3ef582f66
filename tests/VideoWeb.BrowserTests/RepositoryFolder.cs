namespace VideoWeb.BrowserTests;

/// <summary>Where the repository lies, found from the test's own folder.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "VideoWeb.sln"))) { return folder.FullName; }
        }

        throw new InvalidOperationException($"There is no VideoWeb.sln above {AppContext.BaseDirectory}.");
    }
}
