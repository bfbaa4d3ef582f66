using System.Reflection;

namespace VideoWeb.Tests.Data;

/// <summary>What a test would have to list by hand, and would forget the newest one of.</summary>
internal static class Properties
{
    /// <summary>The names of the properties that have the same value in both.</summary>
    public static IEnumerable<string> EqualIn<T>(T one, T other) =>
        Settable(typeof(T)).Where(property => Equals(property.GetValue(one), property.GetValue(other))).Select(property => property.Name);

    /// <summary>The names of the properties that are null, or as a new object has them.</summary>
    public static IEnumerable<string> EmptyIn(object row) =>
        Settable(row.GetType()).Where(property => IsEmpty(property.GetValue(row))).Select(property => $"{row.GetType().Name}.{property.Name}");

    public static bool IsEmpty(object? value) => value is null or "" || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())));

    public static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite);
}
