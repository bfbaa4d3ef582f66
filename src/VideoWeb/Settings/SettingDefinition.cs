using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace VideoWeb.Settings;

/// <summary>A setting, as a property of an options class declares it: by its type, its initial value, [Range] and [Display].</summary>
/// <param name="Section">The first half of <see cref="Key"/>.</param>
/// <param name="Name">The second half.</param>
/// <param name="Default">The text that applies when nothing is set; null for "not set".</param>
/// <param name="Allowed">What may be written, for --help and for the line about a bad value.</param>
/// <param name="Help">What it does.</param>
internal sealed record SettingDefinition(string Section, string Name, PropertyInfo Property, string? Default, string Allowed, string Help)
{
    /// <summary>As in configuration; as a variable <c>Section__Name</c>.</summary>
    internal string Key => $"{Section}:{Name}";

    internal bool IsList => Property.PropertyType == typeof(IReadOnlyList<string>);

    private static Type TypeOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <param name="defaults">A fresh object of the class that declares <paramref name="property"/>.</param>
    internal static SettingDefinition Of(string section, PropertyInfo property, object defaults)
    {
        var display = property.GetCustomAttribute<DisplayAttribute>();
        return new SettingDefinition(
            section, property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name, property, Format(property.GetValue(defaults)),
            AllowedBy(property) ?? display?.Prompt ?? throw Missing(property, nameof(display.Prompt)), display?.Description ?? throw Missing(property, nameof(display.Description)));
    }

    /// <summary>The framework's converters also take "0x10" for a number and "2" or "Open, Closed" for a name, which nobody means here.</summary>
    internal bool IsWellFormed(string text)
    {
        var type = TypeOf(Property);
        return type.IsEnum ? Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) : type != typeof(int) || text.All(char.IsAsciiDigit);
    }

    private static string? AllowedBy(PropertyInfo property) => TypeOf(property) switch
    {
        { IsEnum: true } type => Join(Enum.GetNames(type)),
        var type when type == typeof(bool) => "true or false",
        _ => property.GetCustomAttribute<RangeAttribute>() is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}") : null,
    };

    private static string Join(string[] names) => names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} or {names[^1]}";

    private static string? Format(object? value) => value switch
    {
        null or IReadOnlyList<string> { Count: 0 } => null,
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static InvalidOperationException Missing(PropertyInfo property, string what) => new($"{property.DeclaringType}.{property.Name} has no [Display({what} = …)].");
}
