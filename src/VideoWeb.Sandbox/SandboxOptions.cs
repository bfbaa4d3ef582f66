using Microsoft.AspNetCore.Http;

namespace VideoWeb.Sandbox;

/// <summary>How the sandbox behaves. The defaults make a clip in about ten to twenty seconds.</summary>
public sealed class SandboxOptions
{
    /// <summary>Folder of the journal and of the key that signs file addresses. It is created when missing; one process may use it at a time.</summary>
    public required string Folder { get; init; }

    /// <summary>Usual time in the queue. Each task waits between 70 % and 130 % of it, always the same for the same id.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Usual time of making, varied per task like <see cref="QueueTime"/>.</summary>
    public TimeSpan RunTime { get; init; } = TimeSpan.FromSeconds(9);

    /// <summary>How long a result address works before the file server answers 403. Asking for the task again then gives a fresh one.</summary>
    public TimeSpan ResultLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long an answer is held back that a fault makes late; longer than the caller's patience, to be of use.</summary>
    public TimeSpan LateAnswer { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>The host's address as browsers know it, when it is not the one that requests carry; null when there is none.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Who may use it beside programs on this machine, such as the host's administrators; nobody by default. Not asked for what a page of another site sends: its cookies say nothing of who wants it.</summary>
    public Func<HttpContext, bool> Admits { get; init; } = static _ => false;

    /// <summary>Where callbacks are posted to; this machine by default. A provider posts anywhere, but nobody may reach through the sandbox what this machine reaches.</summary>
    public Func<Uri, bool> MayCallBack { get; init; } = static address => address.IsLoopback;

    /// <summary>Tasks that are kept; while there are so many no more are made, and each of them costs memory. To begin anew, delete <see cref="Folder"/>.</summary>
    public int MaxTasks { get; init; } = 100_000;

    /// <summary>The journal of the tasks, which memory holds as well, grows no further than this.</summary>
    public long MaxJournalBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Calls to the providers in each minute; further ones are answered HTTP 429.</summary>
    public int MaxCallsPerMinute { get; init; } = 600_000;

    /// <summary>Calls to everything else of the sandbox in each minute: its page, files, ledger and faults.</summary>
    public int MaxControlCallsPerMinute { get; init; } = 60_000;

    /// <summary>Every key gets the second documented shape of each provider's answers, not only keys that begin with <c>sandbox-drift</c>.</summary>
    public bool DriftedShapes { get; init; }
}
