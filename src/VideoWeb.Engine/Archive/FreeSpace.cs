namespace VideoWeb.Engine.Archive;

/// <summary>Keeps the archive from filling a disk to the last byte, which the database may share.</summary>
internal static class FreeSpace
{
    // ENOSPC and EDQUOT on Linux and macOS; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] FullErrors = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public static bool IsLack(IOException error) => FullErrors.Contains(error.HResult);

    /// <exception cref="IOException">Less than that is free where the folder lies.</exception>
    public static void Require(string folder, long bytes)
    {
        if (new DriveInfo(folder).AvailableFreeSpace < bytes) { throw new IOException("Too little space is left on the disk.", FullErrors[0]); }
    }
}
