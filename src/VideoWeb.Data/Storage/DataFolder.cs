namespace VideoWeb.Data.Storage;

internal static class DataFolder
{
    /// <summary>Makes the folder for this user alone; one that exists is left as it is.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
