using System.Threading.Channels;

namespace VideoWeb.Engine.BulkEdits;

/// <summary>Says that there is a change of many clips to go on with. Rung twice before somebody listens it is heard once. Thread-safe.</summary>
internal sealed class BulkEditBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Waits for the next ring.</summary>
    public async Task NextAsync(CancellationToken cancellationToken) => await _rings.Reader.ReadAsync(cancellationToken);
}
