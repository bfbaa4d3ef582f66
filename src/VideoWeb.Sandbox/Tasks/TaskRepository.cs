using System.Collections.Concurrent;
using VideoWeb.Sandbox.Http;

namespace VideoWeb.Sandbox.Tasks;

/// <summary>All tasks ever accepted. What it returns is on the disk.</summary>
internal sealed class TaskRepository : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Provider, string Id), SandboxTask> _tasks = new();
    private readonly ConcurrentDictionary<(string Provider, string Id), HashSet<string>> _announced = new();
    private readonly JournalFile _journal;
    private readonly SandboxOptions _options;
    private readonly TimeProvider _time;
    private int _made;

    public TaskRepository(SandboxOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        Directory.CreateDirectory(options.Folder);
        _journal = new JournalFile(Path.Combine(options.Folder, "tasks.jsonl"));
        foreach (var entry in _journal.Entries) { Apply(entry); }
        _made = _tasks.Count;
    }

    /// <summary>Every task, deleted ones too, oldest first.</summary>
    public IReadOnlyList<SandboxTask> All => [.. _tasks.Values.OrderBy(task => task.CreatedAt).ThenBy(task => task.Id, StringComparer.Ordinal)];

    /// <returns>Null when there is no room for another one.</returns>
    public async Task<SandboxTask?> CreateAsync(string provider, string id, SandboxKey key, string origin, TaskDraft draft)
    {
        if (_journal.Length >= _options.MaxJournalBytes) { return null; }
        if (Interlocked.Increment(ref _made) > _options.MaxTasks)
        {
            Interlocked.Decrement(ref _made);
            return null;
        }

        var (queueFor, runFor) = TaskProgression.Plan(id, PromptDirectives.From(draft.Prompt), _options);
        var task = new SandboxTask
        {
            Provider = provider,
            Id = id,
            Key = key.Text,
            IsDrifted = key.IsDrifted || _options.DriftedShapes,
            Origin = origin,
            CreatedAt = _time.GetUtcNow(),
            QueueFor = queueFor,
            RunFor = runFor,
            Draft = draft,
        };
        await RecordAsync(new JournalEntry(JournalEvent.Created, task.CreatedAt, provider, id, task));
        return task;
    }

    /// <summary>The task, when it exists and this key made it.</summary>
    public SandboxTask? Find(string provider, string id, SandboxKey key) =>
        _tasks.TryGetValue((provider, id), out var task) && !task.IsDeleted && task.Key == key.Text ? task : null;

    public SandboxTask? Find(string provider, string id) => _tasks.GetValueOrDefault((provider, id));

    /// <summary>Tasks that asked for callbacks.</summary>
    public IEnumerable<SandboxTask> WithCallback => _tasks.Values.Where(task => task.Draft.CallbackUrl is not null);

    /// <summary>What this key made and did not delete, newest first.</summary>
    public IReadOnlyList<SandboxTask> ListFor(string provider, SandboxKey key) =>
        [.. All.Where(task => task.Provider == provider && task.Key == key.Text && !task.IsDeleted).Reverse()];

    public Task CancelAsync(SandboxTask task) => RecordAsync(new JournalEntry(JournalEvent.Cancelled, _time.GetUtcNow(), task.Provider, task.Id));

    public Task DeleteAsync(SandboxTask task) => RecordAsync(new JournalEntry(JournalEvent.Deleted, _time.GetUtcNow(), task.Provider, task.Id));

    /// <summary>Notes that a callback with this state word was sent or given up.</summary>
    public Task NoteAnnouncedAsync(SandboxTask task, string state) =>
        RecordAsync(new JournalEntry(JournalEvent.Announced, _time.GetUtcNow(), task.Provider, task.Id, State: state));

    public bool WasAnnounced(SandboxTask task, string state)
    {
        if (!_announced.TryGetValue((task.Provider, task.Id), out var states)) { return false; }
        lock (states) { return states.Contains(state); }
    }

    /// <summary>Whether any of its states was announced.</summary>
    public bool WasAnnounced(SandboxTask task) => _announced.ContainsKey((task.Provider, task.Id));

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private async Task RecordAsync(JournalEntry entry)
    {
        await _journal.AppendAsync(entry);
        Apply(entry);
    }

    private void Apply(JournalEntry entry)
    {
        var key = (entry.Provider, entry.Id);
        switch (entry.Event)
        {
            case JournalEvent.Created:
                _tasks[key] = entry.Task ?? throw new InvalidDataException($"The sandbox journal names task {entry.Id} without describing it.");
                break;
            case JournalEvent.Cancelled:
                _tasks[key] = _tasks[key] with { CancelledAt = entry.At };
                break;
            case JournalEvent.Deleted:
                _tasks[key] = _tasks[key] with { IsDeleted = true };
                break;
            case JournalEvent.Announced:
                var states = _announced.GetOrAdd(key, _ => []);
                lock (states) { states.Add(entry.State!); }
                break;
            default:
                throw new InvalidDataException($"The sandbox journal holds an unknown event {entry.Event}.");
        }
    }
}
