using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Compose;

internal sealed class PresetIdConverter() : ValueConverter<PresetId, Guid>(id => id.Value, value => new PresetId(value));
