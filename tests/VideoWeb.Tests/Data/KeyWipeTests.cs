using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Whoever or whatever a key goes with: nothing that was made of it is left in any sealed column that the model has.</summary>
public abstract class KeyWipeTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Departures => ["connection", "removed", "left", "account"];

    [Theory, MemberData(nameof(Departures))]
    public async Task Departure_OfAPersonalKey_LeavesNothingOfIt(string departure)
    {
        var owner = await data.TeamAsync("Ada");
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var personal = await AddAsync(member, isShared: false);
        var shared = await AddAsync(member, isShared: true);
        Assert.Equal(2, (await SealedColumnsAsync(personal)).Count);

        switch (departure)
        {
            case "connection": Assert.True(await data.Connections.RemoveAsync(member, personal, Token)); break;
            case "removed": Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, member.User, Token)); break;
            case "left": Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(member, member.User, Token)); break;
            default: Assert.IsType<DeleteUserResult.Deleted>(await data.Workspaces.DeleteUserDataAsync(member.User, Token)); break;
        }

        Assert.Empty(await SealedColumnsAsync(personal));
        Assert.Equal(2, (await SealedColumnsAsync(shared)).Count);
        await using var db = await data.OpenAsync();
        var row = await db.Connections.AsNoTracking().SingleAsync(stored => stored.Id == personal, Token);
        Assert.Equal(("", "", data.Time.GetUtcNow()), (row.KeyLast4, row.KeyFingerprint, row.RemovedAt));
        Assert.Null(await data.Connections.OpenAsync(owner.Workspace, personal, Token));
        Assert.NotNull(await data.Connections.OpenAsync(owner.Workspace, shared, Token));
    }

    private async Task<ConnectionId> AddAsync(Actor actor, bool isShared) =>
        Assert.IsType<SaveConnectionResult.Saved>(await data.Connections.AddAsync(
            actor,
            new("vidu", "Vidu", new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789"), isShared, Overrides: null, IsSandbox: false) { CallbackKey = new SecretKey("callback-key-01234") },
            Token)).Connection.Id;

    /// <summary>The sealed columns, of whatever table, that are not empty for this connection. A table that has one and does not name its connection fails here.</summary>
    private async Task<IReadOnlyList<string>> SealedColumnsAsync(ConnectionId connection)
    {
        await using var db = await data.OpenAsync();
        var columns = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.Name.StartsWith("Sealed", StringComparison.Ordinal))
            .Select(property => (Table: property.DeclaringType.ContainingEntityType.GetTableName()!, Column: property.GetColumnName())).ToList();
        List<string> filled = [];
        foreach (var (table, column) in columns)
        {
            var key = table == "Connections" ? "Id" : "ConnectionId";
            var count = await db.Database.SqlQuery<int>(FormattableStringFactory.Create(
                $$"""SELECT CAST(COUNT(*) AS INTEGER) AS "Value" FROM "{{table}}" WHERE "{{key}}" = {0} AND "{{column}}" IS NOT NULL""", connection.Value)).SingleAsync(Token);
            if (count > 0) { filled.Add($"{table}.{column}"); }
        }

        return filled;
    }
}

public sealed class SqliteKeyWipeTests(SqliteData data) : KeyWipeTests(data), IClassFixture<SqliteData>;

public sealed class PostgresKeyWipeTests(PostgresData data) : KeyWipeTests(data), IClassFixture<PostgresData>;
