using System.Globalization;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>What a user has confirmed. Its names and its prompt are taken from the snapshot and the values.</summary>
/// <param name="FormNonce">1 to 64 characters, one for each confirmed form: the same one never makes a second task in a workspace.</param>
public sealed record NewTask(
    TaskId Id,
    ConnectionId Connection,
    bool IsSandbox,
    ModelSnapshot Snapshot,
    string ModeId,
    ParameterValues Values,
    IReadOnlyList<MediaItem> Media,
    string FormNonce,
    decimal AspectRatio)
{
    /// <summary>By the provider's published prices; null when it has none.</summary>
    public ReportedCost? Estimate { get; init; }

    public SendSchedule When { get; init; } = SendSchedule.Soon;

    /// <summary>1 to 64 characters that the tasks of one click share; null for a single one.</summary>
    public string? Batch { get; init; }

    /// <summary>After how many failures in a row the rest of the batch is held back; null for never.</summary>
    public int? StopAfter { get; init; }
}

/// <summary>When a person wants a task to be sent. Its turn and the pause of its connection are another matter.</summary>
/// <param name="NotBefore">Null for as soon as can be.</param>
/// <param name="Hours">Hours of each day that stand in place of the connection's; null for those.</param>
/// <param name="AtAnyHour">Also outside of the connection's hours; false where there are hours of its own.</param>
public sealed record SendSchedule(DateTimeOffset? NotBefore = null, SendWindow? Hours = null, bool AtAnyHour = false)
{
    /// <summary>As soon as the connection sends.</summary>
    public static SendSchedule Soon { get; } = new();
}

/// <summary>How saving a new task ended.</summary>
public abstract record CreateTaskResult
{
    private CreateTaskResult() { }

    /// <param name="Id">The task; the first one's when this form was saved before.</param>
    /// <param name="IsNew">False when this form was saved before.</param>
    public sealed record Created(TaskId Id, bool IsNew) : CreateTaskResult;

    public sealed record Rejected(Message Message) : CreateTaskResult;

    /// <summary>A budget has no room for it.</summary>
    public sealed record OverBudget(BudgetShortfall Shortfall) : CreateTaskResult;

    /// <summary>The database broke off and cannot be asked either whether it has the task.</summary>
    /// <param name="Trouble">As <see cref="StorageTrouble"/> calls it.</param>
    public sealed record Failed(MessageCode Trouble) : CreateTaskResult;
}

/// <summary>How long a clip was asked to be. Every provider of the catalog calls it <c>duration</c>, or gives it in <c>frames</c> at 24 a second.</summary>
internal static class AskedLength
{
    private const string Parameter = "duration";
    private const string Frames = "frames";
    private const decimal FramesInASecond = 24m;

    /// <summary>In seconds; null when it is left to the model (-1, 0) or given in another way.</summary>
    public static int? Of(ModeDescription? mode, ParameterValues values)
    {
        if (mode?.FindParameter(Frames) is { } counted && ConditionRules.IsShown(counted, mode, values) && values.Integer(Frames) is > 0 and < 1_000_000 and var frames)
        {
            return (int)Math.Max(1, decimal.Round(frames / FramesInASecond));
        }

        // A length that is not shown is not sent either.
        if (mode?.FindParameter(Parameter) is { } length && !ConditionRules.IsShown(length, mode, values)) { return null; }

        var asked = values.Integer(Parameter) ?? Read(values.Text(Parameter)) ?? mode?.FindParameter(Parameter) switch
        {
            IntegerParameter { Default: var usual } => usual,
            ChoiceParameter { Default: var usual } => Read(usual),
            _ => null,
        };
        return asked is > 0 and < 86_400 ? (int)asked : null;
    }

    private static long? Read(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
