using VideoWeb.Data.Connections;

namespace VideoWeb.Data.Tasks;

/// <summary>The queue of one connection as its workspace sees it.</summary>
/// <param name="Waiting">Tasks that are not sent yet.</param>
/// <param name="Running">Tasks that are being sent or are at the provider.</param>
/// <param name="Mine">How many of both are the reader's own.</param>
public sealed record QueueRow(ConnectionId Connection, int Waiting, int Running, int Mine);
