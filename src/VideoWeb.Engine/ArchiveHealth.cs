using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>Whether clips can be written at the moment. Thread-safe.</summary>
/// <remarks>Trouble with the disk pauses the copying alone: sending and asking go on, and what is finished waits at its provider.</remarks>
public sealed class ArchiveHealth(TimeProvider time)
{
    private readonly Lock _lock = new();
    private Message? _problem;
    private long _pauseBegan;
    private TimeSpan _pause;

    /// <summary>After a change of <see cref="Problem"/>, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What a person is told; null when all is well. It stays until a clip could be written again.</summary>
    public Message? Problem
    {
        get { lock (_lock) { return _problem; } }
    }

    /// <summary>Files that the database knows and the disk does not, at the last look.</summary>
    public int MissingFiles { get; internal set; }

    /// <summary>Until the disk is tried again; null when copying may go on.</summary>
    internal TimeSpan? PauseLeft
    {
        get
        {
            lock (_lock) { return _problem is not null && _pause - time.GetElapsedTime(_pauseBegan) is var left && left > TimeSpan.Zero ? left : null; }
        }
    }

    internal void Pause(Message problem, TimeSpan pause)
    {
        lock (_lock) { (_problem, _pauseBegan, _pause) = (problem, time.GetTimestamp(), pause); }
        Changed?.Invoke();
    }

    internal void Works()
    {
        lock (_lock)
        {
            if (_problem is null) { return; }
            _problem = null;
        }

        Changed?.Invoke();
    }
}
