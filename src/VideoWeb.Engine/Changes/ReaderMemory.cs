using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Changes;

/// <summary>What single readers of a workspace have read lately, by its type, for all pages that they have open. A reading that fails is made again by who asks next. Thread-safe.</summary>
internal sealed class ReaderMemory(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(UserId Reader, Type What, string About), (long Began, Task Reading)> _known = [];

    /// <param name="reader">Whose it is.</param>
    /// <param name="about">What is read of it, where that is not always the same.</param>
    /// <param name="oldest">A reading that began before this timestamp does not count.</param>
    /// <param name="read">Reads, for whoever asks first.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    public async Task<T> ReadAsync<T>(UserId reader, string about, long oldest, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        Task<T> reading;
        TaskCompletionSource<T>? own = null;
        lock (_lock)
        {
            if (_known.GetValueOrDefault((reader, typeof(T), about)) is var (began, known) && began >= oldest && known is Task<T> { IsFaulted: false } good) { reading = good; }
            else
            {
                own = SharedReading.NewSource<T>();
                reading = own.Task;
                _known[(reader, typeof(T), about)] = (time.GetTimestamp(), reading);
            }
        }

        if (own is not null) { await SharedReading.FillAsync(own, read(CancellationToken.None)); }
        return await reading.WaitAsync(cancellationToken);
    }
}
