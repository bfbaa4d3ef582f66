using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace VideoWeb.Data.Workspaces;

internal sealed class InvitationIdConverter() : ValueConverter<InvitationId, Guid>(id => id.Value, value => new InvitationId(value));
