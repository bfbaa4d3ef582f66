using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>What guards money is set on every connection, whether the pool has it from before or it is new.</summary>
public sealed class SqlitePragmaTests(SqliteData data) : IClassFixture<SqliteData>
{
    private const string Guards =
        """
        SELECT foreign_keys || ' ' || synchronous || ' ' || timeout AS "Value"
        FROM pragma_foreign_keys, pragma_synchronous, pragma_busy_timeout
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connections_FirstAndAgainAndAfterThePoolIsEmptied_AreAllGuarded(bool isAsync)
    {
        for (var round = 0; round < 4; round++)
        {
            var open = new List<VideoWebDbContext>();
            for (var number = 0; number < 5; number++)
            {
                var db = await data.OpenAsync();
                open.Add(db);
                if (isAsync) { await db.Database.OpenConnectionAsync(Token); }
                else { db.Database.OpenConnection(); }
            }

            foreach (var db in open)
            {
                Assert.Equal("1 2 10000", await db.Database.SqlQueryRaw<string>(Guards).SingleAsync(Token));
                await db.Database.ExecuteSqlRawAsync("BEGIN; ROLLBACK;", Token);
                await db.DisposeAsync();
            }

            if (round == 1) { SqliteConnection.ClearAllPools(); }
        }
    }
}
