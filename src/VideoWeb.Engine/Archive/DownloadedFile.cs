namespace VideoWeb.Engine.Archive;

/// <summary>A fetched file before it has its name.</summary>
/// <param name="Path">The temporary one.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
/// <param name="Start">Its first bytes, up to 16, which tell its type.</param>
internal sealed record DownloadedFile(string Path, string Sha256, long Bytes, byte[] Start);
