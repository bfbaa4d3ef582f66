using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>How fetching one file ended.</summary>
internal abstract record DownloadResult
{
    private DownloadResult() { }

    /// <summary>The file is there under its temporary name and on the disk itself.</summary>
    public sealed record Fetched(DownloadedFile File) : DownloadResult;

    /// <summary>The address does not work any more, or never did: its server refuses it with a 4xx.</summary>
    public sealed record Expired(int Status) : DownloadResult;

    /// <param name="MayRetry">False when the same address cannot do better.</param>
    /// <param name="IsRefused">Whether the outbound guard refused the address or one that it led to.</param>
    public sealed record Failed(Message Problem, bool MayRetry, bool IsRefused = false) : DownloadResult;
}
