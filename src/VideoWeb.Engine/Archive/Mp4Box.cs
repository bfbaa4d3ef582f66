namespace VideoWeb.Engine.Archive;

/// <summary>One box of an ISO base media file.</summary>
/// <param name="Type">Four characters.</param>
/// <param name="Body">Where its content begins, in bytes from the start of the file.</param>
/// <param name="End">Where the next box begins.</param>
internal readonly record struct Mp4Box(string Type, long Body, long End);
