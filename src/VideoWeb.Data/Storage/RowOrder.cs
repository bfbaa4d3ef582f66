using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using VideoWeb.Data.Clips;

namespace VideoWeb.Data.Storage;

/// <summary>Compares several columns with a place at once, the first that differs counts: <c>(a, b) &lt; (x, y)</c>. Both databases begin at that place of an index; from the same written with AND and OR they do not.</summary>
internal static class RowOrder
{
    public static bool IsLess(DateTimeOffset at, ClipId id, DateTimeOffset placeAt, ClipId placeId) => throw InSqlAlone();

    public static bool IsLess(int rank, DateTimeOffset at, ClipId id, int placeRank, DateTimeOffset placeAt, ClipId placeId) => throw InSqlAlone();

    public static bool IsLess(string unit, long micros, DateTimeOffset at, ClipId id, string placeUnit, long placeMicros, DateTimeOffset placeAt, ClipId placeId) => throw InSqlAlone();

    public static bool IsGreater(DateTimeOffset at, ClipId id, DateTimeOffset placeAt, ClipId placeId) => throw InSqlAlone();

    public static bool IsGreater(int rank, DateTimeOffset at, ClipId id, int placeRank, DateTimeOffset placeAt, ClipId placeId) => throw InSqlAlone();

    public static bool IsGreater(string unit, long micros, DateTimeOffset at, ClipId id, string placeUnit, long placeMicros, DateTimeOffset placeAt, ClipId placeId) => throw InSqlAlone();

    public static void Configure(ModelBuilder builder)
    {
        foreach (var method in typeof(RowOrder).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == typeof(bool)))
        {
            var comparison = method.Name == nameof(IsLess) ? ExpressionType.LessThan : ExpressionType.GreaterThan;
            builder.HasDbFunction(method).HasTranslation(arguments => new SqlBinaryExpression(
                comparison, Row([.. arguments.Take(arguments.Count / 2)]), Row([.. arguments.Skip(arguments.Count / 2)]), typeof(bool), BoolTypeMapping.Default));
        }
    }

    // A function without a name is written as a row is: its arguments in parentheses.
    private static SqlFunctionExpression Row(IReadOnlyList<SqlExpression> values) =>
        new("", values, nullable: false, values.Select(_ => false), values[0].Type, values[0].TypeMapping);

    private static NotSupportedException InSqlAlone() => new("Rows are compared by the database.");
}
