using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using VideoWeb.Data;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Every column of every table of ours, as the model has them: one that is not written, not read or not the same afterwards is named.</summary>
public abstract class ColumnTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_WithAValueOfTheirOwn_AreReadBack()
    {
        var written = new Dictionary<IEntityType, object>();
        await using (var db = await data.OpenAsync())
        {
            var number = 100;
            foreach (var type in OwnTypes(db)) { written[type] = Fill(type, written, ref number); }
            db.AddRange(written.Values);
            await db.SaveChangesAsync(Token);
        }

        await using var fresh = await data.OpenAsync();
        List<string> wrong = [];
        foreach (var (type, row) in written)
        {
            var key = type.FindPrimaryKey()!.Properties.Select(property => ValueOf(property, row)).ToArray();
            var found = await fresh.FindAsync(type.ClrType, key, Token);
            if (found is null) { wrong.Add($"{type.ClrType.Name} was not found by its key"); }
            else { wrong.AddRange(Differences(type, row, found)); }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(written.Count >= 20, $"Only {written.Count} tables were found in the model.");
    }

    // Before a row comes what it refers to. An index of a table is written by the database itself.
    private static IReadOnlyList<IEntityType> OwnTypes(VideoWebDbContext db)
    {
        var left = db.Model.GetEntityTypes().Where(type => type.ClrType.Namespace!.StartsWith("VideoWeb.", StringComparison.Ordinal) && type.ClrType != typeof(SqliteClipIndex)).ToList();
        List<IEntityType> ordered = [];
        while (left.Count > 0)
        {
            var next = left.First(type => type.GetForeignKeys().All(key => key.PrincipalEntityType == type || !left.Contains(key.PrincipalEntityType)));
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    private static object Fill(IEntityType type, Dictionary<IEntityType, object> written, ref int number)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        Fill(type, row, ref number);
        foreach (var key in type.GetForeignKeys())
        {
            foreach (var (dependent, principal) in key.Properties.Zip(key.PrincipalKey.Properties))
            {
                dependent.PropertyInfo!.SetValue(row, ValueOf(principal, key.PrincipalEntityType == type ? row : written[key.PrincipalEntityType]));
            }
        }

        return row;
    }

    private static void Fill(ITypeBase type, object row, ref int number)
    {
        foreach (var property in type.GetProperties()) { Settable(property).SetValue(row, ValueFor(property, ++number)); }
        foreach (var complex in type.GetComplexProperties())
        {
            var part = RuntimeHelpers.GetUninitializedObject(complex.ComplexType.ClrType);
            Fill(complex.ComplexType, part, ref number);
            complex.PropertyInfo!.SetValue(row, part);
        }
    }

    // A column without a property could not be written by any store.
    private static PropertyInfo Settable(IProperty property) =>
        property.PropertyInfo ?? throw new InvalidOperationException($"{property.DeclaringType.ClrType.Name}.{property.Name} has no property of its own.");

    private static object? ValueOf(IProperty property, object row) => Settable(property).GetValue(row);

    private static object ValueFor(IProperty property, int number)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum) { return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!; }
        if (type == typeof(string)) { return $"v{number}"[..Math.Min($"v{number}".Length, property.GetMaxLength() ?? 8)]; }
        if (type == typeof(Message)) { return Message.Of(MessageCode.HostUnreachable, ("host", $"v{number}"), ("cause", Message.Of(MessageCode.ConnectionReset))); }
        if (type == typeof(bool)) { return true; }
        if (type == typeof(int)) { return number; }
        if (type == typeof(long)) { return 1_000_000_000_000 + number; }
        if (type == typeof(byte[])) { return BitConverter.GetBytes(1_000_000_000_000 + number); }
        if (type == typeof(decimal)) { return number + 0.25m; }
        if (type == typeof(DateTimeOffset)) { return new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero).AddTicks(number); }
        if (type == typeof(TimeSpan)) { return TimeSpan.FromMilliseconds(number); }
        if (type == typeof(Uri)) { return new Uri($"https://v{number}.example/a"); }
        if (type == typeof(RemoteTaskId)) { return new RemoteTaskId($"v{number}"); }
        if (type == typeof(Guid)) { return Guid.NewGuid(); }
        if (type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityId<>)))
        {
            return Activator.CreateInstance(type, Guid.NewGuid())!;
        }

        throw new NotSupportedException($"This test knows no value of {type.Name}; {property.DeclaringType.ClrType.Name}.{property.Name} needs one.");
    }

    private static IEnumerable<string> Differences(ITypeBase type, object written, object found)
    {
        foreach (var property in type.GetProperties())
        {
            var (before, after) = (ValueOf(property, written), ValueOf(property, found));
            if (Properties.IsEmpty(before) || !StructuralComparisons.StructuralEqualityComparer.Equals(before, after)) { yield return $"{type.ClrType.Name}.{property.Name}: {before} was read back as {after}"; }
        }

        foreach (var complex in type.GetComplexProperties())
        {
            var (before, after) = (complex.PropertyInfo!.GetValue(written)!, complex.PropertyInfo.GetValue(found));
            if (after is null) { yield return $"{type.ClrType.Name}.{complex.Name} was read back as nothing"; }
            else
            {
                foreach (var difference in Differences(complex.ComplexType, before, after)) { yield return difference; }
            }
        }
    }
}

public sealed class SqliteColumnTests(SqliteData data) : ColumnTests(data), IClassFixture<SqliteData>;

public sealed class PostgresColumnTests(PostgresData data) : ColumnTests(data), IClassFixture<PostgresData>;
