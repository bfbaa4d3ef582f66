using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Retention;

/// <summary>How old the clips of a workspace may become before they go to the trash. What is on a board, shown by a link or somebody's favourite is kept whatever its age.</summary>
/// <param name="Days">1 to <see cref="MaxDays"/>; null for ever.</param>
/// <param name="SandboxDays">The same for what the simulator has made, and no more than <paramref name="Days"/>; null for the same as the others.</param>
public sealed record RetentionRule(int? Days, int? SandboxDays)
{
    /// <summary>Ten years.</summary>
    public const int MaxDays = 3650;

    /// <summary>How long after it was saved a rule does nothing, so that a mistake can be mended, and how long lies between two of its runs.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(24);

    /// <summary>Everything is kept for ever.</summary>
    public static RetentionRule None { get; } = new(null, null);

    public bool KeepsAll => Days is null && SandboxDays is null;

    /// <summary>Why it cannot be a workspace's rule; null when it can. Pure.</summary>
    public Message? Problem() => Days is < 1 or > MaxDays || SandboxDays is < 1 or > MaxDays ? Message.Of(MessageCode.RetentionDaysWrong, ("most", new MessageArgument.Count(MaxDays)))
        : SandboxDays > Days ? Message.Of(MessageCode.RetentionSandboxLater)
        : null;

    /// <summary>What is older than these goes. Pure.</summary>
    public RetentionLimits LimitsAt(DateTimeOffset now) => new(Before(Days, now), Before(SandboxDays ?? Days, now));

    private static DateTimeOffset? Before(int? days, DateTimeOffset now) => days is { } many ? now.AddDays(-many) : null;
}

/// <summary>Since when a clip has to be there to stay: since it was made, or since it was last taken out of the trash.</summary>
/// <param name="Others">Of what a provider has made or somebody has brought; null where all stays.</param>
/// <param name="Sandbox">The same of what the simulator has made.</param>
public sealed record RetentionLimits(DateTimeOffset? Others, DateTimeOffset? Sandbox);

/// <summary>A workspace's rule, and what it does.</summary>
/// <param name="NextRunAt">When it does something next; null where it keeps everything.</param>
/// <param name="LastRunAt">Null before the first time.</param>
/// <param name="LastMoved">How many clips went to the trash then.</param>
public sealed record RetentionState(RetentionRule Rule, DateTimeOffset? NextRunAt = null, DateTimeOffset? LastRunAt = null, int LastMoved = 0);

/// <summary>What a rule would do now.</summary>
/// <param name="Clips">How many would go to the trash.</param>
/// <param name="SandboxClips">How many of them the simulator has made.</param>
/// <param name="Bytes">What their files take, without thumbnails and previews.</param>
/// <param name="First">The oldest of them, at most <see cref="RetentionStore.MostPreviewed"/>.</param>
public sealed record RetentionPreview(RetentionRule Rule, int Clips, int SandboxClips, long Bytes, IReadOnlyList<RetentionClip> First);

/// <summary>A clip that would go.</summary>
/// <param name="Name">Its title, or else its prompt.</param>
/// <param name="HasStill">There is a picture of it.</param>
public sealed record RetentionClip(ClipId Id, AssetId File, string Name, DateTimeOffset CreatedAt, bool IsSandbox, bool HasStill);

/// <summary>How an attempt to look at what a rule would do, or to save it, ended.</summary>
public abstract record RetentionResult
{
    private RetentionResult() { }

    public sealed record Previewed(RetentionPreview Preview) : RetentionResult;

    public sealed record Saved(RetentionState State) : RetentionResult;

    /// <summary>The actor is not in the workspace.</summary>
    public sealed record NotFound : RetentionResult;

    public sealed record Rejected(Message Message) : RetentionResult;
}

/// <summary>A workspace's rule as it is stored; none for one that keeps everything.</summary>
internal sealed record RetentionRuleEntity
{
    public required WorkspaceId Workspace { get; init; }

    public int? Days { get; init; }

    public int? SandboxDays { get; init; }

    public required DateTimeOffset NextRunAt { get; init; }

    /// <summary>By the run that is under way or was cut off.</summary>
    public int Moved { get; init; }

    public DateTimeOffset? LastRunAt { get; init; }

    public int LastMoved { get; init; }

    public RetentionRule Rule => new(Days, SandboxDays);

    public RetentionState State => new(Rule, NextRunAt, LastRunAt, LastMoved);
}

internal sealed class RetentionRuleConfiguration : IEntityTypeConfiguration<RetentionRuleEntity>
{
    public void Configure(EntityTypeBuilder<RetentionRuleEntity> builder)
    {
        builder.ToTable("RetentionRules");
        builder.HasKey(rule => rule.Workspace);
        builder.Property(rule => rule.Workspace).HasColumnName("WorkspaceId");
        builder.Ignore(rule => rule.Rule);
        builder.Ignore(rule => rule.State);
        builder.HasIndex(rule => rule.NextRunAt);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(rule => rule.Workspace).OnDelete(DeleteBehavior.Cascade);
    }
}
