using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Work;

/// <summary>Which run of the engine this process is. Set once, before any work begins.</summary>
internal sealed class CurrentRun
{
    private EngineRun? _run;

    /// <exception cref="InvalidOperationException">The engine has not begun.</exception>
    public long Id => (_run ?? throw new InvalidOperationException("The engine has not begun its run.")).Id;

    /// <summary>The run before this one did not come to its end.</summary>
    public bool FollowsACrash { get; private set; }

    public void Begin(EngineRun run, EngineRun? previous)
    {
        _run = run;
        FollowsACrash = previous is { StoppedAt: null };
    }
}
