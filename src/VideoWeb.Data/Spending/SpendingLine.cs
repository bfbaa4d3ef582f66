using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>What one member spent through one connection, in one unit.</summary>
/// <param name="Reserved">Claimed by tasks whose cost is not known yet, unknown ones among them.</param>
public sealed record SpendingLine(UserId Member, string MemberName, ConnectionId Connection, string ConnectionLabel, bool IsSandbox, Amount Reserved, Amount Spent);
