using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace VideoWeb.Data.Storage;

internal static class EntityEntryExtensions
{
    /// <summary>Makes a tracked row equal to a changed copy of it; only the columns that differ are saved.</summary>
    /// <remarks>Not <c>CurrentValues.SetValues</c>: as of EF Core 10 it throws where an optional complex value comes or goes.</remarks>
    public static void Become<TEntity>(this EntityEntry<TEntity> entry, TEntity changed)
        where TEntity : class
    {
        foreach (var property in entry.Properties) { property.CurrentValue = property.Metadata.PropertyInfo!.GetValue(changed); }
        foreach (var value in entry.ComplexProperties) { value.CurrentValue = value.Metadata.PropertyInfo!.GetValue(changed); }
    }
}
