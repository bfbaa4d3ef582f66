using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose.Results;

/// <summary>What was made of late, as it was read at one moment.</summary>
/// <param name="Sets">Newest first.</param>
/// <param name="Models">Those that this person has used, latest first.</param>
/// <param name="Usual">How long clips like those that are open take.</param>
public sealed record LatestTasks(IReadOnlyList<ResultSet> Sets, IReadOnlyList<ModelReference> Models, IReadOnlyDictionary<DurationKey, UsualTime> Usual, DateTimeOffset ReadAt)
{
    /// <summary>How many tasks are read: enough for a strip of sets, of which each may have several.</summary>
    public const int Count = 24;

    private const int ModelCount = 4;

    /// <param name="rows">Newest first.</param>
    public static LatestTasks Of(IReadOnlyList<TaskRow> rows, UserId person, IReadOnlyDictionary<DurationKey, UsualTime> usual, DateTimeOffset now) => new(
        ResultSet.Group(rows),
        [.. rows.Where(row => row.CreatedBy == person).Select(row => new ModelReference(row.ProviderId, row.ModelId)).Distinct().Take(ModelCount)],
        usual,
        now);

    public TaskRow? Find(TaskId? task) => Sets.SelectMany(set => set.Tasks).FirstOrDefault(row => row.Id == task);

    /// <summary>What keeps a task here that is not sent yet; null when nothing does.</summary>
    public SendHold? HoldOf(TaskRow row, IReadOnlyList<ConnectionView> connections)
    {
        var connection = connections.FirstOrDefault(candidate => candidate.Id == row.Connection);
        return SendRules.Find(row, connection?.Hours, ReadAt, connection?.IsPaused == true);
    }

    /// <summary>What keeps the tasks of a sending here, in a few words; null when they are on their way.</summary>
    public string? WaitsBecause(IReadOnlyList<TaskId> sent, IReadOnlyList<ConnectionView> connections, UserClock? clock, MessageFormatter texts) =>
        Find(sent.Count == 0 ? null : sent[0]) is { } first && HoldOf(first, connections) is { } hold ? TaskLabels.Describe(first, hold, clock, texts).Headline : null;

    public UsualTime? UsualOf(TaskRow row) => Usual.GetValueOrDefault(DurationKey.Of(row));
}
