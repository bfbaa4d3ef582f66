using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Workspaces;

/// <summary>A user in a workspace, as its other members see them.</summary>
public record MemberRow
{
    public UserId UserId { get; init; }

    /// <summary>Of the account, which may be gone.</summary>
    public PersonName Name { get; init; }

    /// <summary>Of the account; empty when it is gone.</summary>
    public string Email { get; init; } = "";

    public WorkspaceRole Role { get; init; }

    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>What is shown of a stored row: without the columns that are the database's own.</summary>
    /// <param name="name">Null when the account is gone; so with <paramref name="email"/>.</param>
    internal static MemberRow Of(MemberEntity stored, string? name, string? email) => new(stored) { Name = new(name), Email = email ?? "" };
}

/// <summary>What a person is called; the account may be gone, and its name with it.</summary>
/// <param name="Value">Null when the account is gone.</param>
public readonly record struct PersonName(string? Value)
{
    public static implicit operator PersonName(string name) => new(name);

    public static implicit operator MessageArgument(PersonName name) => name.Value is { } known ? known : Message.Of(MessageCode.FormerMember);
}

/// <summary>How a change of a workspace, its members, its invitations or its shared links ended.</summary>
public abstract record ChangeMembershipResult
{
    private ChangeMembershipResult() { }

    public sealed record Done : ChangeMembershipResult;

    /// <param name="Message">For the user: what is not allowed and what to do.</param>
    public sealed record Rejected(Message Message) : ChangeMembershipResult;

    /// <summary>There is no such member, invitation or workspace, or the asker is not in it.</summary>
    public sealed record NotFound : ChangeMembershipResult;
}

/// <summary>A member as they are stored.</summary>
internal sealed record MemberEntity : MemberRow
{
    public WorkspaceId WorkspaceId { get; init; }

    /// <summary>When they last looked at what has ended here; null for never.</summary>
    public DateTimeOffset? NoticesReadAt { get; init; }

    /// <summary>They want to see no more of what a team does first.</summary>
    public bool IsOnboardingDismissed { get; init; }

    public static MemberEntity Joining(WorkspaceId workspace, UserId user, WorkspaceRole role, DateTimeOffset now) =>
        new() { WorkspaceId = workspace, UserId = user, Role = role, JoinedAt = now };
}

internal sealed class MemberEntityConfiguration : IEntityTypeConfiguration<MemberEntity>
{
    public void Configure(EntityTypeBuilder<MemberEntity> builder)
    {
        builder.ToTable("Members");
        builder.Ignore(member => member.Name);
        builder.Ignore(member => member.Email);
        builder.HasKey(member => new { member.WorkspaceId, member.UserId });
        builder.HasIndex(member => member.UserId);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(member => member.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
