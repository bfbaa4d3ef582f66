namespace VideoWeb.Engine.Sending;

/// <summary>How many bytes of one request left this process's hands. Thread-safe.</summary>
internal sealed class HandedBytes
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(int bytes) => Interlocked.Add(ref _count, bytes);
}
