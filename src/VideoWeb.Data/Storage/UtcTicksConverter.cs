using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Storage;

/// <summary>Instants as UTC ticks: SQLite cannot compare them otherwise, and both databases keep the full precision.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
