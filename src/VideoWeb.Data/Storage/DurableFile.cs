using System.ComponentModel;
using System.Runtime.InteropServices;

namespace VideoWeb.Data.Storage;

/// <summary>Makes files and their names survive a power cut, and says so when it could not.</summary>
/// <remarks>.NET on Linux swallows the error of fsync (<c>FileStream.Flush(true)</c> returns normally on EIO), so libc is asked itself.</remarks>
public static class DurableFile
{
    private const int InterruptedCall = 4;       // EINTR

    /// <summary>Writes a small file in one step: a reader, also one after a power cut, finds all of it or what was there before.</summary>
    /// <param name="mode">Of the file, where the system has such modes; null for the usual one.</param>
    /// <exception cref="IOException">The disk did not take it, or the file is there and was not to be replaced.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool overwrite, UnixFileMode? mode = null)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = mode; }
        try
        {
            using (var file = new FileStream(part, options))
            {
                file.Write(content);
                Sync(file);
            }

            Move(part, path, overwrite);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Gives a file that was synced its lasting name.</summary>
    /// <exception cref="IOException">The disk did not confirm, or the file is there and was not to be replaced.</exception>
    public static void Move(string part, string path, bool overwrite)
    {
        File.Move(part, path, overwrite);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <exception cref="IOException">The disk did not confirm.</exception>
    public static void Sync(FileStream file)
    {
        file.Flush(flushToDisk: false);
        if (OperatingSystem.IsWindows())
        {
            file.Flush(flushToDisk: true);
            return;
        }

        var isHeld = false;
        try
        {
            file.SafeFileHandle.DangerousAddRef(ref isHeld);
            Sync((int)file.SafeFileHandle.DangerousGetHandle(), file.Name);
        }
        finally
        {
            if (isHeld) { file.SafeFileHandle.DangerousRelease(); }
        }
    }

    // Windows journals names by itself.
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) { return; }

        var descriptor = Open(folder, 0);
        if (descriptor < 0) { throw Failed("open", folder); }
        try
        {
            Sync(descriptor, folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static void Sync(int descriptor, string name)
    {
        while (FileSync(descriptor) != 0)
        {
            if (Marshal.GetLastPInvokeError() != InterruptedCall) { throw Failed("fsync", name); }
        }
    }

    private static IOException Failed(string call, string name)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{call} of {Path.GetFileName(name)} failed: {error.Message}.", error);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FileSync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
