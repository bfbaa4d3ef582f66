namespace VideoWeb.Engine.Archive;

/// <summary>The sender of a file broke off. Beside it stands an IOException of our own disk, which must not be taken for it.</summary>
internal sealed class ReceiveException(IOException inner) : Exception(inner.Message, inner);
