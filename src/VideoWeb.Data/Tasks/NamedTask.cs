using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>A task's row with its maker's name.</summary>
internal sealed record NamedTask(TaskEntity Row, string? MakerName)
{
    public static IQueryable<NamedTask> Of(VideoWebDbContext db, IQueryable<TaskEntity> tasks) =>
        tasks.AsNoTracking().Select(task => new NamedTask(
            task, db.Users.Where(user => user.Id == task.CreatedById).Select(user => user.DisplayName).FirstOrDefault()));

    public TaskRow ToRow() => new()
    {
        Id = Row.Id,
        Workspace = Row.WorkspaceId,
        CreatedBy = new(Row.CreatedById),
        CreatedByName = MakerName ?? FormerMember.Name,
        Connection = Row.ConnectionId,
        ProviderId = Row.ProviderId,
        ProviderName = Row.ProviderName,
        ModelId = Row.ModelId,
        ModelName = Row.ModelName,
        ModeId = Row.ModeId,
        Prompt = Row.Prompt,
        IsSandbox = Row.IsSandbox,
        State = Row.State,
        Phase = Row.Phase,
        Progress = Row.Progress,
        RemoteWord = Row.RemoteWord,
        RemoteId = Row.RemoteId is { } remote ? new RemoteTaskId(remote) : null,
        Error = Row.ErrorKind is { } kind ? new ProviderError(kind, Row.ErrorMessage ?? "", Row.ErrorCode, Row.ErrorText, Row.ErrorCharged) : null,
        Cost = Row.CostAmount is { } amount ? new ReportedCost(amount, Row.CostUnit ?? "") : null,
        Charged = Row.Charged,
        AspectRatio = Row.AspectRatio,
        CreatedAt = Row.CreatedAt,
        UpdatedAt = Row.UpdatedAt,
        SentAt = Row.SentAt,
        FinishedAt = Row.FinishedAt,
        NextPollAt = Row.NextPollAt,
        IsOverdue = Row.IsOverdue,
        ClipSeconds = Row.ClipSeconds,
        MadeIn = Row.MadeInMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        Version = Row.Version,
        Clip = Row.ClipId,
        Poster = Row.PosterId,
        CancelAsked = Row.CancelAsked,
        IsSetAside = Row.IsSetAside,
        HasOpenAttempt = Row.HasOpenAttempt,
        QueueOrder = Row.QueueOrder,
        HeldUntil = Row.HeldUntil,
        IsStopped = Row.IsStopped,
        IgnoresHours = Row.IgnoresHours,
        Hours = Row.HoursFrom is { } from ? new SendHours(from, Row.HoursTo!.Value, Row.HoursZone!) : null,
        Batch = Row.Batch,
        StopAfter = Row.StopAfter,
    };
}
