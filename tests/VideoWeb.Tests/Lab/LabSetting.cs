using System.Globalization;

namespace VideoWeb.Tests.Lab;

/// <summary>Numbers by which a lab run is made longer or replayed; see tests/README.md.</summary>
internal static class LabSetting
{
    public static int? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture) : null;
}
