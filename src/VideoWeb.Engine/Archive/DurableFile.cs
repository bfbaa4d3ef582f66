using System.ComponentModel;
using System.Runtime.InteropServices;

namespace VideoWeb.Engine.Archive;

/// <summary>Makes files and their names survive a power cut, and says so when it could not.</summary>
/// <remarks>.NET on Linux swallows the error of fsync (<c>FileStream.Flush(true)</c> returns normally on EIO), so libc is asked itself.</remarks>
internal static class DurableFile
{
    private const int InterruptedCall = 4;       // EINTR

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

    /// <summary>Makes a rename in the folder durable. Windows journals names by itself.</summary>
    /// <exception cref="IOException">The disk did not confirm.</exception>
    public static void SyncFolder(string folder)
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
