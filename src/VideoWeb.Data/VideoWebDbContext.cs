using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using VideoWeb.Data.Boards;
using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Retention;
using VideoWeb.Data.Security;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data;

/// <summary>The database. Only this project and Identity's stores use it.</summary>
/// <remarks>One subclass for each kind of database, because each has its own migrations.</remarks>
public abstract class VideoWebDbContext(DbContextOptions options) : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options)
{
    internal DbSet<WorkspaceEntity> Workspaces => Set<WorkspaceEntity>();

    internal DbSet<MemberEntity> Members => Set<MemberEntity>();

    internal DbSet<InvitationEntity> Invitations => Set<InvitationEntity>();

    internal DbSet<WorkspaceKeyEntity> WorkspaceKeys => Set<WorkspaceKeyEntity>();

    internal DbSet<VaultCheckEntity> VaultChecks => Set<VaultCheckEntity>();

    internal DbSet<SessionEntity> Sessions => Set<SessionEntity>();

    internal DbSet<ConnectionEntity> Connections => Set<ConnectionEntity>();

    internal DbSet<TaskEntity> Tasks => Set<TaskEntity>();

    internal DbSet<TaskContentEntity> TaskContents => Set<TaskContentEntity>();

    internal DbSet<TaskSource> TaskSources => Set<TaskSource>();

    internal DbSet<RemoteIdEntity> RemoteIds => Set<RemoteIdEntity>();

    internal DbSet<FurtherResult> FurtherResults => Set<FurtherResult>();

    internal DbSet<AttemptRow> Attempts => Set<AttemptRow>();

    internal DbSet<TaskEventRow> TaskEvents => Set<TaskEventRow>();

    internal DbSet<ModelSnapshotEntity> ModelSnapshots => Set<ModelSnapshotEntity>();

    internal DbSet<AssetRow> Assets => Set<AssetRow>();

    internal DbSet<Rendition> Renditions => Set<Rendition>();

    internal DbSet<RenditionWork> RenditionWork => Set<RenditionWork>();

    internal DbSet<StorageQuotaEntity> StorageQuotas => Set<StorageQuotaEntity>();

    internal DbSet<RetentionRuleEntity> RetentionRules => Set<RetentionRuleEntity>();

    internal DbSet<ClipEntity> Clips => Set<ClipEntity>();

    internal DbSet<Upload> Uploads => Set<Upload>();

    internal DbSet<Tag> Tags => Set<Tag>();

    internal DbSet<ClipTagEntity> ClipTags => Set<ClipTagEntity>();

    internal DbSet<Board> Boards => Set<Board>();

    internal DbSet<BoardClipEntity> BoardClips => Set<BoardClipEntity>();

    internal DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();

    internal DbSet<ShareLinkEntity> ShareLinks => Set<ShareLinkEntity>();

    internal DbSet<ShareLinkClipEntity> ShareLinkClips => Set<ShareLinkClipEntity>();

    internal DbSet<CommentEntity> Comments => Set<CommentEntity>();

    internal DbSet<CommentMentionEntity> CommentMentions => Set<CommentMentionEntity>();

    internal DbSet<VisitorVerdictEntity> VisitorVerdicts => Set<VisitorVerdictEntity>();

    internal DbSet<VoteEntity> Votes => Set<VoteEntity>();

    internal DbSet<VoteClipEntity> VoteClips => Set<VoteClipEntity>();

    internal DbSet<BulkEditEntity> BulkEdits => Set<BulkEditEntity>();

    internal DbSet<BulkEditPartEntity> BulkEditParts => Set<BulkEditPartEntity>();

    internal DbSet<DraftEntity> Drafts => Set<DraftEntity>();

    internal DbSet<PastDraftEntity> PastDrafts => Set<PastDraftEntity>();

    internal DbSet<FavouriteModelEntity> FavouriteModels => Set<FavouriteModelEntity>();

    internal DbSet<LedgerEntity> Ledger => Set<LedgerEntity>();

    internal DbSet<BudgetEntity> Budgets => Set<BudgetEntity>();

    internal DbSet<BudgetUseEntity> BudgetUse => Set<BudgetUseEntity>();

    internal DbSet<PresetEntity> Presets => Set<PresetEntity>();

    internal DbSet<EngineRunEntity> EngineRuns => Set<EngineRunEntity>();

    internal DbSet<CallbackNote> CallbackNotes => Set<CallbackNote>();

    internal DbSet<TaskFailureEntity> TaskFailures => Set<TaskFailureEntity>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveConversion<CleanTextConverter>();
        // For what no column is beside, as the arguments of RowOrder.
        configurationBuilder.DefaultTypeMapping<DateTimeOffset>().HasConversion<UtcTicksConverter>();
        configurationBuilder.DefaultTypeMapping<ClipId>().HasConversion<EntityIdConverter<ClipId>>();
        configurationBuilder.Properties<Message>().HaveConversion<MessageConverter>();
        configurationBuilder.Properties<Uri>().HaveConversion<AddressConverter>();
        configurationBuilder.Properties<RemoteTaskId>().HaveConversion<RemoteTaskIdConverter>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<MillisecondsConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

        configurationBuilder.Properties<WorkspaceId>().HaveConversion<EntityIdConverter<WorkspaceId>>();
        configurationBuilder.Properties<UserId>().HaveConversion<EntityIdConverter<UserId>>();
        configurationBuilder.Properties<TaskId>().HaveConversion<EntityIdConverter<TaskId>>();
        configurationBuilder.Properties<ConnectionId>().HaveConversion<EntityIdConverter<ConnectionId>>();
        configurationBuilder.Properties<ClipId>().HaveConversion<EntityIdConverter<ClipId>>();
        configurationBuilder.Properties<ShareLinkId>().HaveConversion<EntityIdConverter<ShareLinkId>>();
        configurationBuilder.Properties<TagId>().HaveConversion<EntityIdConverter<TagId>>();
        configurationBuilder.Properties<BoardId>().HaveConversion<EntityIdConverter<BoardId>>();
        configurationBuilder.Properties<SavedSearchId>().HaveConversion<EntityIdConverter<SavedSearchId>>();
        configurationBuilder.Properties<AssetId>().HaveConversion<EntityIdConverter<AssetId>>();
        configurationBuilder.Properties<UploadId>().HaveConversion<EntityIdConverter<UploadId>>();
        configurationBuilder.Properties<InvitationId>().HaveConversion<EntityIdConverter<InvitationId>>();
        configurationBuilder.Properties<BudgetId>().HaveConversion<EntityIdConverter<BudgetId>>();
        configurationBuilder.Properties<PresetId>().HaveConversion<EntityIdConverter<PresetId>>();
        configurationBuilder.Properties<PastDraftId>().HaveConversion<EntityIdConverter<PastDraftId>>();
        configurationBuilder.Properties<CommentId>().HaveConversion<EntityIdConverter<CommentId>>();
        configurationBuilder.Properties<VoteId>().HaveConversion<EntityIdConverter<VoteId>>();
        configurationBuilder.Properties<BulkEditId>().HaveConversion<EntityIdConverter<BulkEditId>>();
        configurationBuilder.Properties<SessionId>().HaveConversion<EntityIdConverter<SessionId>>();

        configurationBuilder.Properties<WorkspaceRole>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<TaskState>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<TaskCategory>().HaveConversion<TaskCategoryConverter>().HaveMaxLength(24);
        configurationBuilder.Properties<AssetKind>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<RemotePhase>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<ChargeStatus>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<ProviderErrorKind>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<LedgerAccount>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<LedgerReason>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<BudgetScope>().HaveConversion<string>().HaveMaxLength(24);
        configurationBuilder.Properties<BudgetPeriod>().HaveConversion<string>().HaveMaxLength(24);
    }

    /// <summary>Saves, then tells of accounts whose rights are others now: Identity changes them in many ways, and all come through here.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var accounts = ChangedAccounts();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var account in accounts) { this.GetService<AccessChanges>().Publish(new AccessChange.AccountChanged(account)); }

        return saved;
    }

    private IReadOnlyList<UserId> ChangedAccounts() =>
    [
        .. ChangeTracker.Entries<User>()
            .Where(entry => entry.State == EntityState.Deleted
                || (entry.State == EntityState.Modified && (entry.Property(user => user.SecurityStamp).IsModified || entry.Property(user => user.LockoutEnd).IsModified)))
            .Select(entry => entry.Entity.Id)
            .Concat(ChangeTracker.Entries<IdentityUserRole<Guid>>().Where(entry => entry.State is EntityState.Added or EntityState.Deleted).Select(entry => entry.Entity.UserId))
            .Distinct().Select(id => new UserId(id)),
    ];

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(VideoWebDbContext).Assembly);
        RowOrder.Configure(builder);
    }
}

internal sealed class SqliteVideoWebDbContext(DbContextOptions<SqliteVideoWebDbContext> options) : VideoWebDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        SqliteClipIndex.Configure(builder);
        SqliteClipMixture.Configure(builder);
    }

    /// <summary>Saves in turn with all other writers. Stores hold their turn already; this is for Identity, which saves without asking them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null) { return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken); }

        using var turn = await this.GetService<WriteGate>().EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

internal sealed class PostgresVideoWebDbContext(DbContextOptions<PostgresVideoWebDbContext> options) : VideoWebDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PostgresClipIndex.Configure(builder);
        ClipEntityConfiguration.AddMixtures(builder);
    }
}
