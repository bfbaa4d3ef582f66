using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;

namespace VideoWeb.Tests;

/// <summary>Tasks and clips as the stores take them and hand them out. What a test is about it sets by <c>with</c>.</summary>
internal static class SampleTask
{
    public static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly UserId Mira = new(Guid.Parse("11111111-1111-1111-1111-111111111111"));
    public static readonly UserId Other = new(Guid.Parse("22222222-2222-2222-2222-222222222222"));
    public static readonly WorkspaceId Workspace = new(Guid.Parse("33333333-3333-3333-3333-333333333333"));
    public static readonly AssetId Clip = new(Guid.Parse("44444444-4444-4444-4444-444444444444"));
    public static readonly AssetId Poster = new(Guid.Parse("55555555-5555-5555-5555-555555555555"));
    public static readonly TaskId Id = new(Guid.Parse("66666666-6666-6666-6666-666666666666"));

    /// <summary>A task that a form sends.</summary>
    public static NewTask New(ConnectionId connection, DateTimeOffset now, string prompt = "a red kite") => new(
        TaskId.New(now),
        connection,
        IsSandbox: false,
        DataFixture.Snapshot,
        "text",
        ParameterValues.Empty.With("prompt", prompt).With("duration", 5),
        [],
        Guid.NewGuid().ToString("N"),
        AspectRatio: 1.78m);

    public static TaskRow In(TaskState state) => new()
    {
        Id = Id,
        Workspace = Workspace,
        CreatedBy = Mira,
        CreatedByName = "Mira",
        Connection = new ConnectionId(Guid.Parse("77777777-7777-7777-7777-777777777777")),
        ProviderId = "vidu",
        ProviderName = "Vidu",
        ModelId = "viduq3-pro",
        ModelName = "Vidu Q3 Pro",
        ModeId = "text",
        Prompt = "A kite over the sea",
        IsSandbox = false,
        State = state,
        AspectRatio = 1.7778m,
        CreatedAt = Now.AddSeconds(-85),
        UpdatedAt = Now,
        SentAt = state == TaskState.Ready ? null : Now.AddSeconds(-83),
        Version = 1,
    };

    public static TaskRow Running(int? progress) => In(TaskState.Accepted) with { Phase = RemotePhase.Running, Progress = progress };

    public static TaskRow Archived(AssetId? poster) => In(TaskState.Archived) with
    {
        FinishedAt = Now,
        Clip = Clip,
        Poster = poster,
        Charged = ChargeStatus.Yes,
        Cost = new ReportedCost(35, "credits"),
    };

    /// <summary>The clip of a task in the gallery.</summary>
    /// <param name="minute">When it was made; also its id.</param>
    public static ClipCard Card(int minute) => new(
        new ClipId(new Guid(minute, 0, 0, new byte[8])), new TaskId(new Guid(minute, 0, 0, new byte[8])), Clip, null, 1.7778m, 5, "A kite over the sea", "Vidu", "Vidu Q3 Pro", "Mira", Now.AddMinutes(minute), IsSandbox: false);

    /// <summary>A file that a task brought, as an mp4.</summary>
    public static AssetRow Asset(AssetKind kind) => new(AssetId.New(Now), Workspace, Id, kind, $"w/{kind}.mp4", new string('a', 64), 2_000_000, "video/mp4", 1280, 720, 5);

    public static Actor Reader(WorkspaceRole role, UserId? user = null) => new(Workspace, user ?? Mira, role);
}
