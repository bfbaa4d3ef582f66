using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Uploads;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>Takes videos and pictures that people bring into the gallery, in as many parts as it takes, and goes on where one was broken off.</summary>
public sealed class ClipUploads
{
    /// <summary>One that has rested for so long is removed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly UploadStore _uploads;
    private readonly UploadParts _parts;
    private readonly ClipIntake _intake;
    private readonly EngineOptions _options;
    private readonly ILogger<ClipUploads> _logger;

    internal ClipUploads(UploadStore uploads, UploadParts parts, ClipIntake intake, EngineOptions options, ILogger<ClipUploads> logger) =>
        (_uploads, _parts, _intake, _options, _logger) = (uploads, parts, intake, options, logger);

    /// <summary>Bytes of one file at most.</summary>
    public long Limit => _options.MaxResultBytes;

    /// <param name="name">As the sender calls the file; for messages and pages only, never for a path or a type.</param>
    /// <param name="length">In bytes.</param>
    public async Task<BeginOutcome> BeginAsync(Actor actor, string name, long length, CancellationToken cancellationToken)
    {
        var shown = UploadName.Clean(name);
        var quoted = new MessageArgument.Quoted(shown);
        if (length <= 0) { return new BeginOutcome.Refused(Message.Of(MessageCode.UploadUnfit, ("file", quoted), ("problem", Message.Of(MessageCode.MediaEmpty))), BeginRefusal.Unfit); }
        if (length > Limit) { return new BeginOutcome.Refused(Message.Of(MessageCode.UploadTooLarge, ("file", quoted), ("most", new MessageArgument.Bytes(Limit))), BeginRefusal.TooLarge); }
        if (!_parts.HasRoom(actor.Workspace, length)) { return new BeginOutcome.Refused(Message.Of(MessageCode.UploadDiskFull), BeginRefusal.DiskFull); }

        switch (await _uploads.BeginAsync(actor, shown, length, cancellationToken))
        {
            case BeginUploadResult.Begun begun:
                foreach (var gone in begun.Gone) { _parts.Remove(gone); }
                return new BeginOutcome.Begun(begun.Upload);
            case BeginUploadResult.Full full:
                return new BeginOutcome.Refused(full.Message, BeginRefusal.DiskFull);
            case BeginUploadResult.TooMany:
                return new BeginOutcome.Refused(Message.Of(MessageCode.TooManyUploads, ("most", UploadStore.MaxOpen)), BeginRefusal.TooMany);
            default:
                return new BeginOutcome.Refused(Message.Of(MessageCode.SpendersOnly), BeginRefusal.Denied);
        }
    }

    /// <summary>How far it has come. One that is whole and was not put into the gallery, as the program was stopped, is put there now.</summary>
    public async Task<UploadProgress> FindAsync(Actor actor, UploadId id, CancellationToken cancellationToken)
    {
        using var turn = _parts.TryEnter(id);
        if (await _uploads.FindAsync(actor, id, cancellationToken) is not { } upload) { return new UploadProgress.Gone(); }
        if (upload.Clip is not null) { return new UploadProgress.Known(upload, upload.Length); }
        if (turn is null) { return new UploadProgress.Busy(); }

        var here = _parts.Settle(upload);
        if (here < upload.Length || !actor.Role.CanSpend()) { return new UploadProgress.Known(upload, here); }

        return await FinishAsync(actor, upload) is AppendOutcome.Finished finished ? new UploadProgress.Known(upload with { Clip = finished.Clip }, upload.Length) : new UploadProgress.Gone();
    }

    /// <summary>Takes the next bytes. With the last ones the file is judged, and put into the gallery or forgotten.</summary>
    /// <param name="offset">How many bytes the sender believes to be here.</param>
    /// <param name="checksum">Of these bytes; null for none.</param>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<AppendOutcome> AppendAsync(Actor actor, UploadId id, long offset, Stream body, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        using var turn = _parts.TryEnter(id);
        if (await _uploads.FindAsync(actor, id, cancellationToken) is not { } upload) { return new AppendOutcome.Gone(); }
        if (upload.Clip is { } known) { return offset == upload.Length ? new AppendOutcome.Finished(known) : new AppendOutcome.WrongOffset(); }
        if (turn is null) { return new AppendOutcome.Busy(); }
        if (offset != _parts.Settle(upload)) { return new AppendOutcome.WrongOffset(); }
        if (!_parts.HasRoom(actor.Workspace, 0)) { return new AppendOutcome.DiskFull(Message.Of(MessageCode.UploadDiskFull)); }
        if (!await _uploads.TouchAsync(actor, id, checksum is null ? null : offset, cancellationToken)) { return new AppendOutcome.Gone(); }

        PartOutcome outcome;
        try
        {
            outcome = await _parts.AppendAsync(upload, offset, body, checksum, cancellationToken);
        }
        catch (IOException error) when (FreeSpace.IsLack(error))
        {
            return new AppendOutcome.DiskFull(Message.Of(MessageCode.UploadDiskFull));
        }

        // Removed meanwhile: what came after that goes too.
        if (!await _uploads.TouchAsync(actor, id, checkedLength: null, CancellationToken.None))
        {
            _parts.Remove(upload);
            return new AppendOutcome.Gone();
        }

        switch (outcome)
        {
            case PartOutcome.TooMuch: return new AppendOutcome.TooMuch();
            case PartOutcome.Mismatch: return new AppendOutcome.Mismatch();
            case PartOutcome.BrokenOff: return new AppendOutcome.BrokenOff();
            default:
                var here = _parts.Settle(upload with { CheckedLength = null });
                return here < upload.Length ? new AppendOutcome.Appended(here) : await FinishAsync(actor, upload);
        }
    }

    /// <summary>Forgets an upload; a clip that it has become stays.</summary>
    /// <returns>False when the actor brings no such file.</returns>
    public async Task<bool> RemoveAsync(Actor actor, UploadId id, CancellationToken cancellationToken)
    {
        if (await _uploads.FindAsync(actor, id, cancellationToken) is not { } upload || !await _uploads.RemoveAsync(actor, id, cancellationToken)) { return false; }

        // Whoever is writing finds that it is gone, and deletes what it wrote.
        _parts.Remove(upload);
        return true;
    }

    private async Task<AppendOutcome> FinishAsync(Actor actor, Upload upload)
    {
        var outcome = await _intake.KeepAsync(actor, upload, _parts.PathOf(upload));
        if (outcome is AppendOutcome.Finished) { return outcome; }

        await _uploads.RemoveAsync(actor, upload.Id, CancellationToken.None);
        _parts.Remove(upload);
        if (outcome is AppendOutcome.Refused refused) { _logger.LogInformation("An upload to workspace {WorkspaceId} was refused: {Reason}", upload.Workspace, refused.Message.Code); }
        return outcome;
    }
}

/// <summary>What was to be expected of some bytes.</summary>
/// <param name="Algorithm">SHA-1 or SHA-256.</param>
public sealed record UploadChecksum(System.Security.Cryptography.HashAlgorithmName Algorithm, byte[] Value);

/// <summary>Why a file may not come.</summary>
public enum BeginRefusal
{
    Unfit,
    TooLarge,
    TooMany,
    DiskFull,
    Denied,
}

/// <summary>What became of a file that was about to come.</summary>
public abstract record BeginOutcome
{
    private BeginOutcome() { }

    public sealed record Begun(Upload Upload) : BeginOutcome;

    public sealed record Refused(Message Message, BeginRefusal Reason) : BeginOutcome;
}

/// <summary>How far a file has come.</summary>
public abstract record UploadProgress
{
    private UploadProgress() { }

    /// <param name="Offset">How many bytes are here.</param>
    public sealed record Known(Upload Upload, long Offset) : UploadProgress;

    /// <summary>More of it is coming at this moment.</summary>
    public sealed record Busy : UploadProgress;

    /// <summary>The actor brings no such file, or it was refused.</summary>
    public sealed record Gone : UploadProgress;
}

/// <summary>What became of bytes that came.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome() { }

    /// <param name="Offset">How many bytes are here now.</param>
    public sealed record Appended(long Offset) : AppendOutcome;

    /// <summary>They were the last ones.</summary>
    public sealed record Finished(ClipId Clip) : AppendOutcome;

    /// <summary>They were the last ones, and the file cannot be kept: nothing of it is here any more.</summary>
    public sealed record Refused(Message Message) : AppendOutcome;

    /// <summary>Another number of bytes is here than the sender believes.</summary>
    public sealed record WrongOffset : AppendOutcome;

    /// <summary>They are others than the checksum says; none was kept.</summary>
    public sealed record Mismatch : AppendOutcome;

    /// <summary>They are more than was announced; none was kept.</summary>
    public sealed record TooMuch : AppendOutcome;

    /// <summary>The sender broke off; what came is here.</summary>
    public sealed record BrokenOff : AppendOutcome;

    /// <summary>Others are coming at this moment.</summary>
    public sealed record Busy : AppendOutcome;

    /// <summary>They can come when there is room again.</summary>
    public sealed record DiskFull(Message Message) : AppendOutcome;

    /// <summary>The actor brings no such file.</summary>
    public sealed record Gone : AppendOutcome;
}
