using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Tests.Lab.Simulation;

/// <summary>
/// One random schedule of the engine's own rules against a misbehaving provider: no threads, no sockets, no clock. Work is done by coroutines that
/// stop wherever a process may die or another one may come between; the seed says who goes next, when the process dies and how the clock jumps.
/// </summary>
internal sealed class EngineSimulation
{
    private static readonly string[] Dialects = ["agcloud", "vidu", "uniall", "globalaiopc", "ezmodel"];
    private static readonly PollingHint Hint = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(24));
    private static readonly SendPace Pace = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromHours(24));

    private readonly Random _dice;
    private readonly IProviderDialect _dialect;
    private readonly SimulatedProvider _provider;
    private readonly SimulatedStore _store = new();
    private readonly ScheduleJudge _judge;
    private readonly List<string> _story = [];
    private readonly List<(long Run, IEnumerator<string> Steps)> _work = [];

    // What a process has in memory and loses when it dies.
    private readonly Dictionary<TaskId, SendMemory> _tries = [];
    private readonly Dictionary<TaskId, (TaskRow Row, PollMemory Memory)> _cases = [];

    private DateTimeOffset _now = SampleTask.Now;

    public EngineSimulation(int seed)
    {
        _dice = new Random(seed);
        var name = Dialects[_dice.Next(Dialects.Length)];
        _dialect = DialectTable.Find(name);
        _provider = new SimulatedProvider(name, _dice);
        _judge = new ScheduleJudge(_store, _provider);
        _story.Add(name);
    }

    /// <summary>States in which the tasks ended, for the test of the test.</summary>
    public IEnumerable<TaskState> Ends => _store.Rows.Select(row => row.State);

    public int Charges => _provider.Clips.Count();

    /// <summary>Runs the schedule to its end.</summary>
    /// <returns>What was violated, with the story up to there; null when all held.</returns>
    public string? Run()
    {
        var tasks = _dice.Next(1, 4);
        for (var number = 1; number <= tasks; number++)
        {
            var row = SampleTask.In(TaskState.Ready) with { Id = new TaskId(new Guid(number, 0, 0, new byte[8])), CreatedAt = _now };
            _store.Create(row);
            _judge.Confirm(row.Id);
            Begin(row.Id);
        }

        var steps = _dice.Next(20, 160);
        for (var step = 0; step < steps; step++)
        {
            Advance();
            if (_judge.Violation() is { } violation) { return Told(violation); }
        }

        // From now on all goes well: whatever can end, ends.
        _provider.IsCalm = true;
        Crash();
        for (var step = 0; step < 2_000 && _work.Count > 0; step++)
        {
            StepOne();
            _now += TimeSpan.FromSeconds(30);
            if (_judge.Violation() is { } violation) { return Told(violation); }
        }

        var open = _store.Rows.FirstOrDefault(row => row.State.IsOpen());
        return open is null ? null : Told($"{open.Id} stays {open.State} for ever");
    }

    private string Told(string violation) => $"{violation}\n{string.Join('\n', _story)}";

    private void Advance()
    {
        _provider.DecideFates();
        switch (_dice.Next(40))
        {
            case 0:
                Crash();
                break;
            case 1:
                _now += TimeSpan.FromHours(_dice.Next(-48, 49));
                _story.Add("the clock is set");
                break;
            case 2 or 7 or 8 when _store.Rows.Any(row => row.State == TaskState.Sending):
                Overlap();
                break;
            case 3 or 4 or 6:
                _work.Add((_store.NewestRun, Person(AnyTask())));
                break;
            case 9 or 10 when _store.Rows.Any(row => row.State == TaskState.Unknown):
                _work.Add((_store.NewestRun, Settle(_store.Rows.First(row => row.State == TaskState.Unknown).Id)));
                break;
            case 5:
                // A knock, a double claim or a person's "check now": the same work twice at once.
                Begin(AnyTask());
                break;
            default:
                StepOne();
                break;
        }

        _now += TimeSpan.FromMilliseconds(_dice.Next(0, 20_000));
    }

    private TaskId AnyTask()
    {
        var rows = _store.Rows.ToList();
        return rows[_dice.Next(rows.Count)].Id;
    }

    private void StepOne()
    {
        if (_work.Count == 0) { return; }

        // A process that was taken for dead is slow, or it would not have been.
        var index = _dice.Next(_work.Count);
        for (var again = 0; again < 6 && _work[index].Run < _store.NewestRun; again++) { index = _dice.Next(_work.Count); }

        var (run, steps) = _work[index];
        if (steps.MoveNext()) { _story.Add(run < _store.NewestRun ? $"(old) {steps.Current}" : steps.Current); }
        else { _work.RemoveAt(index); }
    }

    private void Crash()
    {
        _story.Add("the process dies and another one starts");
        _work.Clear();
        Start();
    }

    // The old one is taken for dead, and it is not: what it had in hand goes on, and its answers come late.
    private void Overlap()
    {
        _story.Add("another process starts while the old one lives");
        var inDoubt = _store.Rows.Where(row => row.State == TaskState.Sending).Select(row => row.Id).ToList();
        Start();
        foreach (var task in inDoubt) { _work.Add((_store.NewestRun, Person(task))); }
    }

    private void Start()
    {
        _store.NewestRun++;
        _tries.Clear();
        _cases.Clear();
        foreach (var row in _store.Rows.ToList())
        {
            if (WorkPlan.For(row.State) == WorkStep.GiveUpSend) { Save(row, new TaskEvent.Recovered()); }
            else { Begin(row.Id); }
        }
    }

    private void Begin(TaskId task)
    {
        IEnumerator<string>? work = WorkPlan.For(_store.Load(task).State) switch
        {
            WorkStep.Send => Send(task),
            WorkStep.Ask => Ask(task),
            WorkStep.Copy => Copy(task),
            _ => null,
        };
        if (work is not null) { _work.Add((_store.NewestRun, work)); }
    }

    private IEnumerator<string> Send(TaskId task)
    {
        var row = _store.Load(task);
        var attempt = _store.AttemptOf(task);
        var run = _store.NewestRun;
        if (row.State != TaskState.Ready) { yield break; }

        yield return $"{task} is prepared as attempt {attempt.Number}";
        var evidence = new AttemptChange { Number = attempt.Number, Run = run };
        if (!Save(row, new TaskEvent.SendStarted(evidence, run))) { yield break; }

        yield return $"{task} is marked as being sent";
        var result = _provider.Create(task, attempt.Number);
        yield return $"{task} was sent: {result.GetType().Name} {(result as TransportResult.Answered)?.Response.Status}";
        var memory = _tries.GetValueOrDefault(task, SendMemory.None);
        var outcome = SendJudge.Judge(result, _dialect, evidence, memory, Pace, _now, _dice.NextDouble());
        if (outcome is TaskEvent.RefusedForNow) { _tries[task] = memory with { Refusals = memory.Refusals + 1 }; }
        if (outcome is TaskEvent.NotSent { RetryAt: not null }) { _tries[task] = memory with { Failures = memory.Failures + 1 }; }
        foreach (var told in Apply(task, outcome)) { yield return told; }
        if (outcome is TaskEvent.Accepted { Answer.TaskId: var id }) { _judge.Tell(task, id); }
        Begin(task);
    }

    private IEnumerator<string> Ask(TaskId task)
    {
        if (!_cases.TryGetValue(task, out var known))
        {
            var stored = _store.Load(task);
            if (stored is not { State: TaskState.Accepted, RemoteId: not null }) { yield break; }
            known = (stored, PollMemory.Fresh);
        }

        yield return $"{task} is being asked for";
        var result = _provider.Ask(known.Row.RemoteId!.Value.Value);
        yield return $"{task}: {(result as TransportResult.Answered)?.Response.Body ?? "no answer"}";
        var outcome = result is TransportResult.Answered { Response: var response }
            ? _dialect.ReadQuery(response)
            : new PollOutcome.Trouble(new ProviderError(ProviderErrorKind.Unreachable, Message.Recorded("It could not be reached.")), null);
        var verdict = PollJudge.Judge(known.Memory, known.Row, outcome, null, Hint, null, false, _now, _dice.NextDouble());
        var row = known.Row;
        if (verdict.Happened is { } happened && TaskTransitions.Apply(row, happened, _now) is { } move)
        {
            if (_store.TrySave(move)) { row = move.After; }
            else
            {
                foreach (var told in Apply(task, happened)) { yield return told; }
                _cases.Remove(task);
                Begin(task);
                yield break;
            }
        }

        if (row.State == TaskState.Accepted) { _cases[task] = (row, verdict.Memory); }
        else { _cases.Remove(task); }
        Begin(task);
    }

    private IEnumerator<string> Copy(TaskId task)
    {
        var row = _store.Load(task);
        if (row.State != TaskState.Succeeded || _store.ResultOf(task) is null) { yield break; }

        yield return $"{task} is being copied";
        var fate = _provider.IsCalm ? 9 : _dice.Next(10);
        var clip = new AssetRow(new AssetId(Guid.Empty), row.Workspace, task, AssetKind.Clip, "a/b.mp4", new string('a', 64), 1000, "video/mp4", 1280, 720, 5);
        TaskEvent happened = fate switch
        {
            0 => new TaskEvent.ArchiveFailed(Message.Recorded("It is no clip."), IsFinal: true),
            < 4 => new TaskEvent.ArchiveFailed(Message.Recorded("It is no clip."), IsFinal: false),
            _ => new TaskEvent.ResultArchived([clip]),
        };
        foreach (var told in Apply(task, happened)) { yield return told; }
        Begin(task);
    }

    // The question takes its time, and the task may be sent again meanwhile.
    private IEnumerator<string> Settle(TaskId task)
    {
        var attempt = _store.AttemptOf(task);
        yield return $"{task} is looked for as attempt {attempt.Number}";
        if (_provider.Clips.FirstOrDefault(clip => clip.Task == task && clip.Attempt == attempt.Number) is not { } clip) { yield break; }

        yield return $"{task} is found as {clip.Id}";
        var evidence = new AttemptChange { Number = attempt.Number, Run = attempt.Run };
        foreach (var told in Apply(task, new TaskEvent.ProvenAccepted(new RemoteTaskId(clip.Id), Message.Of(MessageCode.MarkInList), evidence, _now))) { yield return told; }
        _judge.Tell(task, new RemoteTaskId(clip.Id));
        Begin(task);
    }

    private IEnumerator<string> Person(TaskId task)
    {
        var row = _store.Load(task);
        var attempt = _store.AttemptOf(task);
        yield return $"a person looks at {task}, which is {row.State}";
        switch (row.State)
        {
            case TaskState.Ready or TaskState.Sending:
                foreach (var told in Apply(task, new TaskEvent.CancelAsked("Ada"))) { yield return told; }
                break;
            case TaskState.Accepted:
                foreach (var told in Apply(task, new TaskEvent.CancelAsked("Ada"))) { yield return told; }
                var answer = _provider.Cancel(row.RemoteId!.Value.Value);
                yield return $"{task}: cancel is answered {answer}";
                foreach (var told in Apply(task, new TaskEvent.CancelAnswered(answer))) { yield return told; }
                _cases.Remove(task);
                break;
            case TaskState.ArchiveLost:
                Save(row, new TaskEvent.FetchAgainAsked("Ada"));
                break;
            case TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled when row.RemoteId is not null && _dice.Next(3) == 0:
                if (Save(row, new TaskEvent.LookAgainAsked("Ada"))) { _judge.Reopen(task); }
                break;
            case TaskState.Unknown when _dice.Next(3) == 0:
                Save(row, new TaskEvent.ResolvedByDropping("Ada"));
                break;
            case TaskState.Unknown when _dice.Next(2) == 0 && _provider.Clips.LastOrDefault(clip => clip.Task == task) is { } clip:
                if (Save(row, new TaskEvent.ResolvedByAttaching(new RemoteTaskId(clip.Id), "Ada", _now))) { _judge.Settle(task); }
                break;
            case TaskState.Unknown:
                if (_store.AttemptOf(task) == attempt && Save(row, new TaskEvent.ResolvedBySendingAgain(attempt.Number + 1, "Ada"))) { _judge.Confirm(task); }
                break;
        }

        Begin(task);
    }

    // Read, move, compare and set, and again when somebody was faster: as the journal does it, with a stop between each of them.
    private IEnumerable<string> Apply(TaskId task, TaskEvent happened)
    {
        while (true)
        {
            var row = _store.Load(task);
            yield return $"{task}, {row.State}, meets {happened.GetType().Name}";
            var move = happened is TaskEvent.SendAnswer answer
                ? TaskTransitions.Apply(row, _store.AttemptOf(task), answer, _now)
                : TaskTransitions.Apply(row, happened, _now);
            if (move is null || _store.TrySave(move)) { yield break; }
        }
    }

    private bool Save(TaskRow row, TaskEvent happened) => TaskTransitions.Apply(row, happened, _now) is { } move && _store.TrySave(move);
}
