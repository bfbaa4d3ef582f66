using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Tasks.List;

/// <summary>What the list of tasks shows, as its address says it. Anything in an address that makes no sense means "all".</summary>
public sealed record TaskListQuery(bool MineOnly = false, TaskGroup Group = TaskGroup.All, string? ProviderId = null, string? Search = null, string? Before = null)
{
    private static readonly TaskState[] DoneStates = [TaskState.Archived];
    private static readonly TaskState[] FailedStates = [TaskState.Refused, TaskState.Failed, TaskState.Expired, TaskState.Cancelled];
    private static readonly TaskState[] AttentionStates = [TaskState.Unknown, TaskState.ArchiveLost];

    public static TaskListQuery Read(string? who, string? state, string? provider, string? search, string? before) => new(
        who == "me",
        Enum.GetValues<TaskGroup>().FirstOrDefault(group => Name(group) == state),
        Clean(provider), Clean(search),
        CursorFormat.Read(before) is null ? null : before);

    /// <summary>True when something narrows the list.</summary>
    public bool IsNarrowed => MineOnly || Group != TaskGroup.All || ProviderId is not null || Search is not null;

    public TaskCursor? After => CursorFormat.Read(Before) is { } place ? new(place.CreatedAt, new(place.Id)) : null;

    public TaskFilter ToFilter() => new(MineOnly, Group == TaskGroup.Running, ProviderId, null, Search, Group switch
    {
        TaskGroup.Done => DoneStates,
        TaskGroup.Failed => FailedStates,
        TaskGroup.Attention => AttentionStates,
        _ => null,
    }, IsHidden);

    // Who searches finds what was put away too.
    private bool? IsHidden => Group == TaskGroup.Hidden ? true : Search is null ? false : null;

    /// <summary>What finds the matching tasks that are not settled, whatever their age. None for a later page, and where the list leaves them out or has nothing else.</summary>
    public IReadOnlyList<TaskFilter> UnfinishedFilters() => (Group, Before) switch
    {
        (TaskGroup.All, null) => [(this with { Group = TaskGroup.Running }).ToFilter(), (this with { Group = TaskGroup.Attention }).ToFilter()],
        _ => [],
    };

    public string Address(string slug)
    {
        var address = $"/w/{slug}/tasks";
        if (MineOnly) { address = QueryHelpers.AddQueryString(address, "who", "me"); }
        if (Group != TaskGroup.All) { address = QueryHelpers.AddQueryString(address, "state", Name(Group)); }
        if (ProviderId is not null) { address = QueryHelpers.AddQueryString(address, "provider", ProviderId); }
        if (Search is not null) { address = QueryHelpers.AddQueryString(address, "search", Search); }
        return Before is null ? address : QueryHelpers.AddQueryString(address, "before", Before);
    }

    private static string Name(TaskGroup group) => group.ToString().ToLowerInvariant();

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
