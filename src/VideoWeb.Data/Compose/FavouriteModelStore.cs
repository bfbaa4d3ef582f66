using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>The models that people have marked: each person's own, the same in all workspaces.</summary>
public sealed class FavouriteModelStore(Database database)
{
    /// <summary>Of one person.</summary>
    public const int MaxCount = 100;

    private const int MaxProviderLength = 64;
    private const int MaxModelLength = 128;

    /// <summary>By provider and model. Whether the catalog still has them is for the caller to see.</summary>
    public async Task<IReadOnlyList<FavouriteModel>> ListAsync(UserId person, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.FavouriteModels.Where(favourite => favourite.UserId == person.Value).OrderBy(favourite => favourite.ProviderId).ThenBy(favourite => favourite.ModelId)
            .Take(MaxCount).Select(favourite => new FavouriteModel(favourite.ProviderId, favourite.ModelId)).ToListAsync(cancellationToken);
    }

    /// <summary>Marks a model or takes the mark away; twice is as once.</summary>
    /// <returns>False when it could not be marked: there are <see cref="MaxCount"/> already, the account is gone, or there can be no such name.</returns>
    public Task<bool> SetAsync(UserId person, FavouriteModel model, bool isFavourite, CancellationToken cancellationToken)
    {
        var (user, provider, name) = (person.Value, model.ProviderId, model.ModelId);
        if (provider.Length is 0 or > MaxProviderLength || name.Length is 0 or > MaxModelLength) { return Task.FromResult(false); }

        return database.WriteAsync(
            async db =>
            {
                var own = db.FavouriteModels.Where(favourite => favourite.UserId == user);
                if (!isFavourite)
                {
                    await own.Where(favourite => favourite.ProviderId == provider && favourite.ModelId == name).ExecuteDeleteAsync(cancellationToken);
                    return true;
                }

                if (await own.CountAsync(cancellationToken) >= MaxCount || !await db.Users.AnyAsync(account => account.Id == user, cancellationToken)) { return false; }

                // One statement, because two tabs may both find none. Both databases know this form of it.
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "FavouriteModels" ("UserId", "ProviderId", "ModelId") VALUES ({user}, {provider}, {name})
                    ON CONFLICT ("UserId", "ProviderId", "ModelId") DO NOTHING
                    """,
                    cancellationToken);
                return true;
            },
            cancellationToken);
    }
}

/// <summary>A model that somebody has marked.</summary>
public sealed record FavouriteModel(string ProviderId, string ModelId);

internal sealed class FavouriteModelEntity
{
    public Guid UserId { get; init; }

    [MaxLength(64)]
    public required string ProviderId { get; init; }

    [MaxLength(128)]
    public required string ModelId { get; init; }
}

internal sealed class FavouriteModelEntityConfiguration : IEntityTypeConfiguration<FavouriteModelEntity>
{
    public void Configure(EntityTypeBuilder<FavouriteModelEntity> builder)
    {
        builder.ToTable("FavouriteModels");
        builder.HasKey(favourite => new { favourite.UserId, favourite.ProviderId, favourite.ModelId });
        builder.HasOne<User>().WithMany().HasForeignKey(favourite => favourite.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
