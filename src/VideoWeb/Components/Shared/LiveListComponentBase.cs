using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Shared;

/// <summary>A page with a long list of a workspace: read part by part, kept true while tasks change, and begun anew when it is to show another list.</summary>
public abstract class LiveListComponentBase : LiveComponentBase
{
    private readonly TaskChangeSet _changed = new();
    private int _list;

    /// <summary>Whether a part of the list is being read. What has changed meanwhile is read after it.</summary>
    protected bool IsLoading { get; private set; }

    /// <summary>Has the list follow a workspace from here on. <paramref name="refresh"/> is called after changes, also of what others say has changed; it shows the tasks by <see cref="ShowChangesAsync"/>.</summary>
    /// <inheritdoc cref="LiveComponentBase.Listen"/>
    protected void ListenToList(WorkspaceId workspace, TimeSpan interval, Func<Task> refresh, bool hearsQueues = false, Action? onBoards = null, Action? onClips = null) =>
        Listen(workspace, interval, refresh, _changed.Note, hearsQueues, onBoards, onClips);

    /// <summary>Another list is shown from here on: what is still being read of the one before is dropped.</summary>
    protected void BeginList()
    {
        _list++;
        ChangeSubject();
    }

    /// <summary>Reads the list, or a part of it.</summary>
    /// <param name="read">Returns how what was read is shown.</param>
    /// <param name="isPart">A part is read beside what is shown already, which stays when that fails.</param>
    /// <returns>False when another list was begun meanwhile.</returns>
    protected async Task<bool> LoadAsync(Func<CancellationToken, Task<Action>> read, bool isPart = false)
    {
        var list = _list;
        IsLoading = true;
        await ReadAsync(read, isPart);
        if (list != _list) { return false; }

        IsLoading = false;
        if (_changed.HasAny) { RaiseChange(); } // What changed while this was read.
        return true;
    }

    /// <summary>Reads what has changed since the last time, and shows it; what could not be read is read again the next time.</summary>
    /// <param name="read">Gets the changed tasks; returns how what was read is shown.</param>
    protected Task ShowChangesAsync(Func<IReadOnlySet<TaskId>, CancellationToken, Task<Action>> read) =>
        _changed.DrainAsync(changed => ShowAsync(token => read(changed, token)));
}
