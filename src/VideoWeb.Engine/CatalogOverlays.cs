using System.Text;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Overlays;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>Writes overlays: checks one as it is typed, saves it in one step and puts it in force. For administrators of the site, asked for anew with each writing.</summary>
public sealed class CatalogOverlays
{
    private readonly LiveCatalog _catalog;
    private readonly AdministratorStore _administrators;
    private readonly SemaphoreSlim _writing = new(1);

    internal CatalogOverlays(LiveCatalog catalog, AdministratorStore administrators) => (_catalog, _administrators) = (catalog, administrators);

    /// <summary>Where overlays lie, for people; null when this site has no such folder.</summary>
    public string? Folder => _catalog.Folder.Folder;

    /// <summary>The file as it lies on the disk now; null when there is none of this name.</summary>
    public OverlayFile? Find(string name) => _catalog.Folder.Find(name);

    /// <summary>Null when a file may be called so.</summary>
    public static Message? NameProblem(string name) => OverlayName.Problem(name);

    /// <summary>What the catalog would be with this text in the place of the file; nothing is written.</summary>
    public OverlayCheck Check(string name, string text)
    {
        var source = OverlayFile.SourceOf(name);
        var others = _catalog.Overlays.Where(file => file.Name != name).Append(new OverlayFile(name, text, ""));
        // As the folder is read, so that the order of changes is the same.
        var load = CatalogReader.Read(
            CatalogReader.EmbeddedFiles(), [.. others.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new CatalogFile(file.Source, file.Text))]);
        var known = _catalog.Problems.Select(problem => problem.Source).ToHashSet(StringComparer.Ordinal);

        return new OverlayCheck(
            load.Catalog,
            [.. load.Problems.Where(problem => problem.Source == source).Select(problem => new OverlayFinding(problem.Path, problem.Reason, CatalogLines.Find(text, problem.Path)))],
            [.. load.Catalog.Providers.Where(provider => provider.IsFrom(source)).Select(provider => provider.Id)],
            [.. load.Problems.Where(problem => problem.Source != source && !known.Contains(problem.Source)).DistinctBy(problem => problem.Source)]);
    }

    /// <param name="asker">Who saves it.</param>
    /// <param name="name">A file name that ends with <c>.json</c>.</param>
    /// <param name="text">Its new text. One with a mistake is refused.</param>
    /// <param name="version">Of the file as it was read; null for a new one.</param>
    /// <param name="cancellationToken">Ends the wait for another writer.</param>
    public async Task<OverlaySaving> SaveAsync(UserId asker, string name, string text, string? version, CancellationToken cancellationToken)
    {
        if (Folder is null) { return new OverlaySaving.Refused(Message.Of(MessageCode.OverlayFolderMissing)); }
        if (OverlayName.Problem(name) is { } problem) { return new OverlaySaving.Refused(problem); }
        if (Encoding.UTF8.GetByteCount(text) > OverlayFolder.MaxBytes) { return new OverlaySaving.Refused(Message.Of(MessageCode.OverlayTooLarge, ("most", new MessageArgument.Bytes(OverlayFolder.MaxBytes)))); }
        if (Check(name, text) is { Findings: [var first, ..] }) { return new OverlaySaving.Refused(RefusalOf(first)); }

        return await WriteAsync(asker, name, version, text, () => _catalog.Folder.Write(name, text), cancellationToken);
    }

    private static Message RefusalOf(OverlayFinding finding) => finding.Path.Length == 0
        ? Message.Of(MessageCode.OverlayWrong, ("problem", finding.Reason))
        : Message.Of(MessageCode.OverlayPlaceWrong, ("path", finding.Path), ("problem", finding.Reason));

    public Task<OverlaySaving> DeleteAsync(UserId asker, string name, string version, CancellationToken cancellationToken) =>
        WriteAsync(asker, name, version, null, () => _catalog.Folder.Delete(name), cancellationToken);

    private async Task<OverlaySaving> WriteAsync(UserId asker, string name, string? version, string? text, Action write, CancellationToken cancellationToken)
    {
        if (!await _administrators.ContainsAsync(asker, cancellationToken)) { return new OverlaySaving.Refused(Message.Of(MessageCode.SiteAdministratorsOnly)); }

        await _writing.WaitAsync(cancellationToken);
        try
        {
            var now = _catalog.Folder.Find(name);
            // A file that is there and cannot be read counts as changed too: it would be lost unseen.
            if (now?.Version != version || (now is null && _catalog.Folder.Exists(name))) { return new OverlaySaving.ChangedMeanwhile(now); }

            if (text is not null && _catalog.Folder.RefusalOf(name, Encoding.UTF8.GetByteCount(text)) is { } full) { return new OverlaySaving.Refused(full); }

            write();
            _catalog.Reload();
            return new OverlaySaving.Saved(_catalog.Folder.Find(name));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new OverlaySaving.Refused(Message.Of(MessageCode.OverlayDiskRefused, ("words", error.Message)));
        }
        finally
        {
            _writing.Release();
        }
    }
}
