using System.Collections.Immutable;

namespace VideoWeb.Components.Shared;

/// <summary>Says for a while what was done, and takes it back where somebody asks.</summary>
/// <param name="Undo">It may run when the page that showed this is long gone. It answers with why nothing was taken back, and with null when it was. Null where there is nothing to take back.</param>
public sealed record Toast(string Text, Func<CancellationToken, Task<string?>>? Undo = null);

/// <summary>The toasts of one open page. They outlive the page that shows them, as what they undo does.</summary>
public sealed class Toasts(TimeProvider time) : IDisposable
{
    /// <summary>How long one stays while nobody points at it.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    private const int Most = 3;

    // Timers close toasts on threads of their own, so the list is replaced and never changed.
    private ImmutableList<Entry> _open = [];

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>The newest last.</summary>
    public IReadOnlyList<Toast> Open => _open.ConvertAll(entry => entry.Toast);

    public void Show(Toast toast)
    {
        var entry = new Entry(toast, time.CreateTimer(_ => Close(toast), null, Shown, Timeout.InfiniteTimeSpan));
        ImmutableInterlocked.Update(ref _open, open => open.Add(entry));
        foreach (var old in _open.SkipLast(Most)) { Close(old.Toast); }

        Changed?.Invoke();
    }

    public void Close(Toast toast)
    {
        if (_open.Find(entry => ReferenceEquals(entry.Toast, toast)) is not { } entry) { return; }

        entry.Timer.Dispose();
        ImmutableInterlocked.Update(ref _open, open => open.Remove(entry));
        Changed?.Invoke();
    }

    /// <summary>While somebody points at them or has the focus in them they stay, and their whole time begins anew afterwards.</summary>
    public void Hold(bool isHeld)
    {
        foreach (var entry in _open) { entry.Timer.Change(isHeld ? Timeout.InfiniteTimeSpan : Shown, Timeout.InfiniteTimeSpan); }
    }

    public void Dispose() => _open.ForEach(entry => entry.Timer.Dispose());

    private sealed record Entry(Toast Toast, ITimer Timer);
}
