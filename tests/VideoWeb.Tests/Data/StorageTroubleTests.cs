using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VideoWeb.Data.Storage;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class StorageTroubleTests
{
    [Theory]
    [InlineData(5, StorageTrouble.Locked)]
    [InlineData(8, StorageTrouble.ReadOnly)]
    [InlineData(10, StorageTrouble.DiskFails)]
    [InlineData(11, StorageTrouble.Damaged)]
    [InlineData(13, StorageTrouble.Full)]
    [InlineData(26, StorageTrouble.Damaged)]
    [InlineData(1, null)]
    [InlineData(19, null)]
    public void Find_Sqlite_TellsTroubleFromAFaultInTheQuestion(int code, string? trouble) =>
        Assert.Equal(trouble, StorageTrouble.Find(new DbUpdateException("An error occurred while saving.", new SqliteException("text", code))));

    [Theory]
    [InlineData("53100", StorageTrouble.Full)]
    [InlineData("53300", StorageTrouble.Busy)]
    [InlineData("40001", StorageTrouble.Busy)]
    [InlineData("40P01", StorageTrouble.Busy)]
    [InlineData("25006", StorageTrouble.ReadOnly)]
    [InlineData("57P01", StorageTrouble.Unreachable)]
    [InlineData("58030", StorageTrouble.DiskFails)]
    [InlineData("XX001", StorageTrouble.Damaged)]
    [InlineData("23505", null)]
    [InlineData("22021", null)]
    public void Find_Postgres_TellsTroubleFromAFaultInTheQuestion(string state, string? trouble) =>
        Assert.Equal(trouble, StorageTrouble.Find(new InvalidOperationException("likely due to a transient failure", new PostgresException("text", "ERROR", "ERROR", state))));

    [Fact]
    public void Find_TheConnectionBroke_IsOutOfReach() =>
        Assert.Equal(StorageTrouble.Unreachable, StorageTrouble.Find(new NpgsqlException("Exception while reading from stream", new IOException("Connection reset by peer"))));

    [Fact]
    public void Find_AnythingElse_IsNoTroubleOfTheStorage() => Assert.Null(StorageTrouble.Find(new InvalidOperationException("text", new IOException("text"))));
}
