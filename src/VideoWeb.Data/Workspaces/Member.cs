using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Workspaces;

public sealed record MemberRow(UserId UserId, string Name, string Email, WorkspaceRole Role, DateTimeOffset JoinedAt);

/// <summary>What stands where an account is gone.</summary>
public static class FormerMember
{
    public const string Name = "former member";
}

/// <summary>How a change of a workspace, its members or its invitations ended.</summary>
public abstract record ChangeMembershipResult
{
    private ChangeMembershipResult() { }

    public sealed record Done : ChangeMembershipResult;

    /// <param name="Sentence">For the user: what is not allowed and what to do.</param>
    public sealed record Rejected(string Sentence) : ChangeMembershipResult;

    /// <summary>There is no such member, invitation or workspace, or the asker is not in it.</summary>
    public sealed record NotFound : ChangeMembershipResult;
}

/// <summary>A user in a workspace.</summary>
internal sealed class MemberEntity
{
    public WorkspaceId WorkspaceId { get; init; }

    public Guid UserId { get; init; }

    public WorkspaceRole Role { get; set; }

    public DateTimeOffset JoinedAt { get; init; }
}

internal sealed class MemberEntityConfiguration : IEntityTypeConfiguration<MemberEntity>
{
    public void Configure(EntityTypeBuilder<MemberEntity> builder)
    {
        builder.ToTable("Members");
        builder.HasKey(member => new { member.WorkspaceId, member.UserId });
        builder.HasIndex(member => member.UserId);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(member => member.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
