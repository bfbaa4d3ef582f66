using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Configurations;

internal sealed class PresetIdConverter() : ValueConverter<PresetId, Guid>(id => id.Value, value => new PresetId(value));
