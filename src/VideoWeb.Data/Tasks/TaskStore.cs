using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Tasks as people see and make them. Every member begins at the actor: what is not theirs to see is not there.</summary>
public sealed partial class TaskStore(Database database, TimeProvider time)
{
    public const int MaxPageSize = 200;

    /// <summary>Of tasks that are looked through for prompts, the newest.</summary>
    private const int PromptDepth = 300;

    /// <summary>Of clips that are looked at for what their models take, the newest: providers change.</summary>
    private const int MadeDepth = 400;

    private readonly CompiledQueries<PageShape, PageValues, TaskWithNames> _pages = new(Page);

    /// <summary>Newest first. The rows of a page do not move when tasks are added meanwhile.</summary>
    /// <param name="after">Null for the first page.</param>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public async Task<TaskPage> ListAsync(Actor actor, TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit, 1, MaxPageSize);
        await using var db = await database.OpenAsync(cancellationToken);
        // One more than asked for tells whether there is a next page.
        var values = new PageValues(filter.ProviderId, filter.State, filter.States, filter.IsHidden, PromptSearch.PatternOf(filter.Search), after?.CreatedAt ?? default, after?.Id ?? default);
        var rows = (await _pages.ReadAsync(db, actor, PageShape.Of(filter, values, after), values, size + 1, cancellationToken)).ConvertAll(task => task.ToRow());
        if (rows.Count <= size) { return new(rows, Next: null); }

        rows.RemoveAt(size);
        return new(rows, new TaskCursor(rows[^1].CreatedAt, rows[^1].Id));
    }

    /// <summary>Null when there is none in the actor's workspace.</summary>
    public async Task<TaskRow?> FindAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return (await TaskWithNames.Of(db, db.TasksOf(actor).Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken))?.ToRow();
    }

    /// <summary>The actor's own tasks that were made with these nonces, in the order of the nonces.</summary>
    public async Task<IReadOnlyList<TaskId>> FindByNoncesAsync(Actor actor, IReadOnlyList<string> nonces, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await db.TasksOf(actor).Where(task => task.CreatedBy == actor.User && nonces.Contains(task.FormNonce))
            .Select(task => new { task.FormNonce, task.Id }).ToDictionaryAsync(task => task.FormNonce, task => task.Id, cancellationToken);
        return [.. nonces.Where(found.ContainsKey).Select(nonce => found[nonce])];
    }

    /// <summary>Null when there is none in the actor's workspace.</summary>
    public async Task<TaskDetail?> FindDetailAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await TaskWithNames.Of(db, db.TasksOf(actor).Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : await TaskDetails.ReadAsync(db, found.ToRow(), actor.User, cancellationToken);
    }

    /// <summary>What waits for a person, newest first, with the evidence.</summary>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public async Task<IReadOnlyList<UnresolvedTask>> ListUnresolvedAsync(Actor actor, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var tasks = db.TasksOf(actor).Where(task => task.Category == TaskCategory.NeedsReview)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Take(Math.Clamp(limit, 1, MaxPageSize));
        var rows = (await TaskWithNames.Of(db, tasks).ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
        var ids = rows.ConvertAll(row => row.Id);
        var attempts = (await db.Attempts.AsNoTracking().Where(attempt => ids.Contains(attempt.TaskId)).ToListAsync(cancellationToken)).ToLookup(attempt => attempt.TaskId);
        var notes = (await db.CallbackNotes.AsNoTracking().Where(note => ids.Contains(note.TaskId)).ToListAsync(cancellationToken)).ToLookup(note => note.TaskId);
        var crashes = await db.TaskFailures.AsNoTracking().Where(crash => ids.Contains(crash.TaskId)).ToDictionaryAsync(crash => crash.TaskId, crash => crash.Evidence, cancellationToken);
        return rows.ConvertAll(row =>
        {
            var last = attempts[row.Id].MaxBy(attempt => attempt.Number);
            var note = notes[row.Id].FirstOrDefault(one => one.Attempt == last?.Number);
            return new UnresolvedTask(row, last, note, crashes.GetValueOrDefault(row.Id));
        });
    }

    /// <summary>Where each of these tasks that waits for its turn stands among those of its maker at its connection. What is held until a time or a decision has no turn.</summary>
    public async Task<IReadOnlyDictionary<TaskId, TaskPlace>> FindPlacesAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0) { return new Dictionary<TaskId, TaskPlace>(); }

        await using var db = await database.OpenAsync(cancellationToken);
        var waiting = db.TasksOf(actor).Where(task => task.Category == TaskCategory.Open && task.State == TaskState.Ready && !task.IsStopped && (task.HeldUntil == null || task.HeldUntil <= now));
        return await waiting.Where(task => tasks.Contains(task.Id))
            .Select(task => new
            {
                task.Id,
                Before = waiting.Count(other => other.Connection == task.Connection && other.CreatedBy == task.CreatedBy
                    && (other.QueueOrder < task.QueueOrder || (other.QueueOrder == task.QueueOrder && other.Id.CompareTo(task.Id) < 0))),
                Count = waiting.Count(other => other.Connection == task.Connection && other.CreatedBy == task.CreatedBy),
            })
            .ToDictionaryAsync(task => task.Id, task => new TaskPlace(task.Before + 1, task.Count), cancellationToken);
    }

    /// <summary>The actor's own tasks of a connection that are not sent yet or are at the provider, oldest first.</summary>
    public async Task<IReadOnlyList<TaskId>> ListOwnOpenAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.TasksOf(actor)
            .Where(task => task.Connection == connection && task.CreatedBy == actor.User
                && (task.State == TaskState.Ready || task.State == TaskState.Sending || task.State == TaskState.Accepted))
            .OrderBy(task => task.CreatedAt).Select(task => task.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The actor's own prompts in the workspace, each once, the one used last first. Only the latest tasks are looked through.</summary>
    /// <param name="search">Words that must stand in it as they are typed; null or blank for all.</param>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public async Task<IReadOnlyList<PastPrompt>> ListPromptsAsync(Actor actor, string? search, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var latest = await db.TasksOf(actor).Where(task => task.CreatedBy == actor.User && task.Prompt != "").WherePrompt(search)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Take(PromptDepth)
            .Select(task => new PastPrompt(task.Prompt, task.CreatedAt)).ToListAsync(cancellationToken);
        return [.. latest.DistinctBy(prompt => prompt.Text, StringComparer.Ordinal).Take(Math.Clamp(limit, 1, MaxPageSize))];
    }

    /// <summary>What the latest clips of the workspace took, newest first: all that is known here of its models, in one question.</summary>
    public async Task<IReadOnlyList<MadeClip>> ListMadeAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.TasksOf(actor).Where(task => task.Category == TaskCategory.Clip)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Take(MadeDepth)
            .Select(task => new MadeClip(task.ProviderId, task.ModelId, task.IsSandbox, task.MadeIn, task.Cost)).ToListAsync(cancellationToken);
    }

    private static IQueryable<TaskWithNames> Page(VideoWebDbContext db, Actor actor, PageShape shape, PageValues values)
    {
        var tasks = db.TasksOf(actor);
        if (shape.IsSearched) { tasks = tasks.Where(task => EF.Functions.Like(task.SearchText!, values.Pattern!, PromptSearch.Escape)); }
        if (shape.MineOnly) { tasks = tasks.Where(task => task.CreatedBy == actor.User); }
        if (shape.RunningOnly) { tasks = tasks.Where(task => task.Category == TaskCategory.Open); }
        if (shape.OfProvider) { tasks = tasks.Where(task => task.ProviderId == values.ProviderId); }
        if (shape.OfState) { tasks = tasks.Where(task => task.State == values.State); }
        if (shape.OfStates) { tasks = tasks.Where(task => values.States!.Contains(task.State)); }
        if (shape.OfHidden) { tasks = tasks.Where(task => task.IsHidden == values.IsHidden); }
        // The first condition is implied by the second; it is what the index can begin at.
        if (shape.IsFurther) { tasks = tasks.Where(task => task.CreatedAt <= values.CreatedAt && (task.CreatedAt < values.CreatedAt || task.Id.CompareTo(values.Id) < 0)); }

        return TaskWithNames.Of(db, tasks.OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id));
    }

    /// <summary>Which conditions a page has.</summary>
    private sealed record PageShape(bool IsSearched, bool MineOnly, bool RunningOnly, bool OfProvider, bool OfState, bool OfStates, bool OfHidden, bool IsFurther)
    {
        public static PageShape Of(TaskFilter filter, PageValues values, TaskCursor? after) => new(
            values.Pattern is not null, filter.MineOnly, filter.RunningOnly, values.ProviderId is not null, values.State is not null, values.States is not null, values.IsHidden is not null, after is not null);
    }

    /// <summary>What its conditions ask for.</summary>
    /// <param name="CreatedAt">Of the last row before the page.</param>
    /// <param name="Id">Of the last row before the page.</param>
    private sealed record PageValues(
        string? ProviderId, TaskState? State, IReadOnlyList<TaskState>? States, bool? IsHidden, string? Pattern, DateTimeOffset CreatedAt, TaskId Id);
}

/// <param name="Search">In the prompt, without regard to the case of Latin letters; cut to 200 characters. Null or blank finds all.</param>
/// <param name="States">Any of these; null for all.</param>
/// <param name="IsHidden">Those that were put away, or the others; null for both.</param>
public sealed record TaskFilter(
    bool MineOnly = false, bool RunningOnly = false, string? ProviderId = null, TaskState? State = null, string? Search = null,
    IReadOnlyList<TaskState>? States = null, bool? IsHidden = null)
{
    public static TaskFilter All { get; } = new();

    /// <summary>Whether a list with this filter shows the task to the reader, as the database would say. Pure.</summary>
    public bool Matches(TaskRow task, UserId reader) =>
        (!MineOnly || task.CreatedBy == reader)
        && (!RunningOnly || EngineTaskStore.CategoryOf(task) == TaskCategory.Open)
        && (ProviderId is null || task.ProviderId == ProviderId)
        && (State is null || task.State == State)
        && (States is null || States.Contains(task.State))
        && (IsHidden is null || IsHidden == task.IsHidden)
        && PromptSearch.IsIn(task.Prompt, Search);
}

/// <param name="Rows">Newest first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record TaskPage(IReadOnlyList<TaskRow> Rows, TaskCursor? Next);

/// <summary>The last row of a page; the next page begins after it, whatever was added meanwhile.</summary>
public sealed record TaskCursor(DateTimeOffset CreatedAt, TaskId Id);

/// <summary>How many tasks are open.</summary>
/// <param name="Running">Being sent, at the provider or being copied.</param>
/// <param name="Waiting">Not sent yet: held, or waiting for their turn.</param>
public sealed record OpenCount(int Running, int Waiting)
{
    public static OpenCount None { get; } = new(0, 0);
}

/// <summary>What a clip took.</summary>
/// <param name="MadeIn">From being sent to being there; null when that was not measured.</param>
/// <param name="Cost">As its provider says; null when it does not.</param>
public sealed record MadeClip(string ProviderId, string ModelId, bool IsSandbox, TimeSpan? MadeIn, ReportedCost? Cost);

/// <summary>A prompt that its user has sent before.</summary>
/// <param name="UsedAt">When it was sent last.</param>
public sealed record PastPrompt(string Text, DateTimeOffset UsedAt);

/// <summary>The queue of one connection as its workspace sees it.</summary>
/// <param name="Waiting">Tasks that are not sent yet.</param>
/// <param name="Running">Tasks that are being sent or are at the provider.</param>
/// <param name="Mine">How many of both are the reader's own.</param>
public sealed record QueueRow(ConnectionId Connection, int Waiting, int Running, int Mine);

/// <summary>Which of its maker's waiting tasks at its connection a task is; members take turns.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many wait.</param>
public sealed record TaskPlace(int Number, int Count);

/// <summary>A task that waits for a person, with what is known.</summary>
/// <param name="Attempt">The last one; null when no record of it is left.</param>
/// <param name="Callback">The callback that came for it; null for none.</param>
/// <param name="Failure">What broke off when it was worked on; null when nothing did.</param>
public sealed record UnresolvedTask(TaskRow Row, AttemptRow? Attempt, CallbackNote? Callback, Message? Failure);
