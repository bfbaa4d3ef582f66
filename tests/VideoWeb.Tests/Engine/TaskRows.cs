using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Tests.Engine;

/// <summary>Rows for tests of pure rules.</summary>
internal static class TaskRows
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static TaskRow In(TaskState state) => new()
    {
        Id = new TaskId(Guid.Parse("00000000000000000000000000000001")),
        Workspace = new WorkspaceId(Guid.Parse("00000000000000000000000000000002")),
        CreatedBy = new UserId(Guid.Parse("00000000000000000000000000000003")),
        CreatedByName = "Ada",
        Connection = new ConnectionId(Guid.Parse("00000000000000000000000000000004")),
        ProviderId = "vidu",
        ProviderName = "Vidu",
        ModelId = "viduq3-turbo",
        ModelName = "Q3 turbo",
        ModeId = "text",
        Prompt = "A lighthouse",
        IsSandbox = false,
        State = state,
        AspectRatio = 1.78m,
        CreatedAt = Morning,
        UpdatedAt = Morning,
        Version = 7,
    };
}
