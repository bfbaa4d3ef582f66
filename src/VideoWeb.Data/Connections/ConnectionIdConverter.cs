using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Connections;

internal sealed class ConnectionIdConverter() : ValueConverter<ConnectionId, Guid>(id => id.Value, value => new ConnectionId(value));
