namespace VideoWeb.Data.Storage;

/// <summary>
/// Lets one writer of this process at a time to SQLite, in order of arrival: left to itself SQLite lets writers starve each other.
/// PostgreSQL needs no gate and passes at once.
/// </summary>
internal sealed class WriteGate(DatabaseKind kind) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(1, 1);

    /// <summary>Waits for a turn; disposing the answer ends it.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (kind == DatabaseKind.Postgres) { return null; }

        await _turns.WaitAsync(cancellationToken);
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
