using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Workspaces;

internal sealed class WorkspaceIdConverter() : ValueConverter<WorkspaceId, Guid>(id => id.Value, value => new WorkspaceId(value));
