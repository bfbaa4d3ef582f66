using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Clips;

internal sealed class AssetIdConverter() : ValueConverter<AssetId, Guid>(id => id.Value, value => new AssetId(value));
