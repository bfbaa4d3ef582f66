using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Overlays;

/// <summary>The folder of overlays (<c>*.json</c>, not deeper). Whatever lies there is read with bounds and never throws.</summary>
/// <param name="folder">Null for none; one that does not exist is empty.</param>
internal sealed class OverlayFolder(string? folder)
{
    /// <summary>Bytes of one file at most.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Files at most; the first ones by name are read.</summary>
    public const int MaxFiles = 100;

    /// <summary>Bytes of all files together at most.</summary>
    public const int MaxTotalBytes = 8 * 1024 * 1024;

    private const string Pattern = "*.json";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string? Folder => folder;

    public OverlayReading Read()
    {
        var problems = new List<CatalogProblem>();
        var stamp = Stamp();
        var files = new List<OverlayFile>();
        var total = 0L;
        foreach (var path in Paths())
        {
            var name = Path.GetFileName(path);
            if (files.Count == MaxFiles)
            {
                problems.Add(Problem(name, Message.Of(MessageCode.CatalogFilesTooMany, ("most", MaxFiles))));
                break;
            }

            var (file, bytes, reason) = Read(path);
            total += bytes;
            if (file is null) { problems.Add(Problem(name, reason!)); }
            else if (total > MaxTotalBytes) { problems.Add(Problem(name, Message.Of(MessageCode.CatalogFilesTooLarge, ("most", new MessageArgument.Bytes(MaxTotalBytes))))); }
            else { files.Add(file); }
        }

        return new OverlayReading(files, problems, stamp);
    }

    /// <summary>Null when there is no such file or it cannot be read.</summary>
    public OverlayFile? Find(string name) => PathOf(name) is { } path && File.Exists(path) ? Read(path).File : null;

    /// <summary>
    /// Why a file of this length would not be read from the folder again; null when it would, and all others as before, or when it makes one that is
    /// there no longer: a folder that is too full already, by what was put there by hand, may be made less so.
    /// </summary>
    public Message? RefusalOf(string name, long bytes)
    {
        if (folder is null || !Directory.Exists(folder)) { return null; }

        if (new FileInfo(Path.Combine(folder, name)) is { Exists: true, Length: <= MaxBytes and var length } && bytes <= length) { return null; }

        var others = new DirectoryInfo(folder).EnumerateFiles(Pattern).Where(file => file.Name != name).ToList();
        if (others.Count >= MaxFiles) { return Message.Of(MessageCode.OverlayFolderFull, ("most", MaxFiles)); }

        // One that is too large by itself is not read, so it does not count.
        return others.Select(file => file.Length).Where(other => other <= MaxBytes).Sum() + bytes > MaxTotalBytes
            ? Message.Of(MessageCode.OverlayFolderTooLarge, ("most", new MessageArgument.Bytes(MaxTotalBytes)))
            : null;
    }

    public bool Exists(string name) => PathOf(name) is { } path && File.Exists(path);

    /// <summary>Names, sizes and times of all files: cheap, and different as soon as one of them is.</summary>
    public string Stamp()
    {
        try
        {
            var facts = Paths().Select(path => new FileInfo(path)).Select(file => file.Exists
                ? string.Create(CultureInfo.InvariantCulture, $"{file.Name}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n")
                : "");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(facts))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Replaces the file in one step: a reader sees the old text or the new one.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public void Write(string name, string text)
    {
        var path = PathOf(name) ?? throw new ArgumentException("This is no name of an overlay.", nameof(name));
        Directory.CreateDirectory(folder!);
        DurableFile.Write(path, Strict.GetBytes(text), overwrite: true);
    }

    public void Delete(string name) => File.Delete(PathOf(name) ?? throw new ArgumentException("This is no name of an overlay.", nameof(name)));

    private IEnumerable<string> Paths()
    {
        if (folder is null || !Directory.Exists(folder)) { return []; }
        try
        {
            return Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Take(MaxFiles + 1).ToList();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A name never leaves the folder, whatever asks for it.
    private string? PathOf(string name) => folder is not null && OverlayName.Problem(name) is null ? Path.Combine(folder, name) : null;

    private static (OverlayFile? File, long Bytes, Message? Reason) Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaxBytes) { return (null, 0, Message.Of(MessageCode.OverlayTooLarge, ("most", new MessageArgument.Bytes(MaxBytes)))); }

            // The length can lie or grow: what is read is bounded, not what is announced.
            var buffer = new byte[stream.Length + 1];
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (read == buffer.Length) { return (null, 0, Message.Of(MessageCode.CatalogFileBeingWritten)); }

            var bytes = buffer.AsSpan(0, read);
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            return (new OverlayFile(Path.GetFileName(path), text, Convert.ToHexStringLower(SHA256.HashData(bytes))), read, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, 0, Message.Of(MessageCode.CatalogFileNoUtf8));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, 0, Message.Of(MessageCode.CatalogFileUnreadable, ("words", error.Message)));
        }
    }

    private static CatalogProblem Problem(string name, Message reason) => new(OverlayFile.SourceOf(name), "", reason);
}
