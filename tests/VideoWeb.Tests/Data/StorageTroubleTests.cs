using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class StorageTroubleTests
{
    [Theory]
    [InlineData(5, MessageCode.DatabaseLocked)]
    [InlineData(8, MessageCode.DatabaseReadOnly)]
    [InlineData(10, MessageCode.DatabaseDiskFails)]
    [InlineData(11, MessageCode.DatabaseDamaged)]
    [InlineData(13, MessageCode.DatabaseDiskFull)]
    [InlineData(26, MessageCode.DatabaseDamaged)]
    [InlineData(1, null)]
    [InlineData(19, null)]
    public void Find_Sqlite_TellsTroubleFromAFaultInTheQuestion(int code, MessageCode? trouble) =>
        Assert.Equal(trouble, StorageTrouble.Find(new DbUpdateException("An error occurred while saving.", new SqliteException("text", code))));

    [Theory]
    [InlineData("53100", MessageCode.DatabaseDiskFull)]
    [InlineData("53300", MessageCode.DatabaseBusy)]
    [InlineData("40001", MessageCode.DatabaseBusy)]
    [InlineData("40P01", MessageCode.DatabaseBusy)]
    [InlineData("25006", MessageCode.DatabaseReadOnly)]
    [InlineData("57P01", MessageCode.DatabaseUnreachable)]
    [InlineData("58030", MessageCode.DatabaseDiskFails)]
    [InlineData("XX001", MessageCode.DatabaseDamaged)]
    [InlineData("23505", null)]
    [InlineData("22021", null)]
    public void Find_Postgres_TellsTroubleFromAFaultInTheQuestion(string state, MessageCode? trouble) =>
        Assert.Equal(trouble, StorageTrouble.Find(new InvalidOperationException("likely due to a transient failure", new PostgresException("text", "ERROR", "ERROR", state))));

    [Fact]
    public void Find_TheConnectionBroke_IsOutOfReach() =>
        Assert.Equal(MessageCode.DatabaseUnreachable, StorageTrouble.Find(new NpgsqlException("Exception while reading from stream", new IOException("Connection reset by peer"))));

    [Fact]
    public void Find_AnythingElse_IsNoTroubleOfTheStorage() => Assert.Null(StorageTrouble.Find(new InvalidOperationException("text", new IOException("text"))));
}
