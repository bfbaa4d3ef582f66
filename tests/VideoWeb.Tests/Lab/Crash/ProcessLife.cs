using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>
/// One life of the program inside this process. It counts its crash points and ends at the one that was asked for: from then on no command reaches
/// the database and no byte the network. Thread-safe.
/// </summary>
/// <param name="endsAt">Told the number of a point, the first is 1, and its name.</param>
internal sealed class ProcessLife(Func<int, string, bool> endsAt)
{
    private readonly Lock _lock = new();
    private readonly AsyncLocal<bool> _isObserver = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isCounted;
    private int _passed;
    private int _running;
    private bool _hasCommitted;

    /// <param name="end">The number of the point where it ends.</param>
    public ProcessLife(int end) : this((number, _) => number == end) { }

    /// <summary>Where it ended; null while it lives.</summary>
    public string? Place { get; private set; }

    public bool IsOver
    {
        get { lock (_lock) { return Place is not null; } }
    }

    /// <summary>Whether a transaction was committed since the counting began.</summary>
    public bool HasCommitted
    {
        get { lock (_lock) { return _hasCommitted; } }
    }

    /// <summary>Puts the crash points into the database of this life's host.</summary>
    public void Watch(IServiceCollection services)
    {
        var points = new DatabaseCrashPoints(this);
        services.ConfigureDbContext<SqliteVideoWebDbContext>(options => options.AddInterceptors(points));
        services.ConfigureDbContext<PostgresVideoWebDbContext>(options => options.AddInterceptors(points));
    }

    /// <summary>From here on points count.</summary>
    public void Begin()
    {
        lock (_lock) { _isCounted = true; }
    }

    /// <summary>Lives until it has done what it is to do, or until it ends.</summary>
    public async Task LiveAsync(Func<Task> doing)
    {
        try
        {
            await doing();
        }
        catch (Exception) when (IsOver)
        {
            // Nobody hears what a dead process still says.
        }

        if (IsOver) { await _drained.Task; }
    }

    /// <summary>Looks on from outside: what it reads is no step of this life.</summary>
    /// <exception cref="LifeEndedException">There is nothing more to be seen.</exception>
    public async Task<T> ObserveAsync<T>(Func<Task<T>> look)
    {
        _isObserver.Value = true;
        var looking = look();
        await Task.WhenAny(looking, _ended.Task);
        return IsOver ? throw new LifeEndedException() : await looking;
    }

    /// <summary>Whether the life goes on beyond this point.</summary>
    public bool TryPass(string place)
    {
        lock (_lock)
        {
            if (_isObserver.Value) { return Place is null; }
            if (Place is null && (!_isCounted || !endsAt(++_passed, place))) { return true; }

            if (Place is null)
            {
                Place = $"{_passed}: {place}";
                _ended.SetResult();
                if (_running == 0) { _drained.TrySetResult(); }
            }

            return false;
        }
    }

    /// <exception cref="LifeEndedException">It ends here, or has ended.</exception>
    public void BeginCommand(string text)
    {
        lock (_lock)
        {
            if (!TryPass($"before {text}")) { throw new LifeEndedException(); }
            _running++;
        }
    }

    /// <exception cref="LifeEndedException">It ends here, or has ended.</exception>
    public void EndCommand(string text, bool isCommit)
    {
        lock (_lock)
        {
            _hasCommitted |= isCommit && _isCounted;
            Leave();
            if (!TryPass($"after {text}")) { throw new LifeEndedException(); }
        }
    }

    /// <summary>A command is over that leaves nothing behind.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_running == 0 && Place is not null) { _drained.TrySetResult(); }
        }
    }
}
