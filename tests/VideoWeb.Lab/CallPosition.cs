using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace VideoWeb.Lab;

/// <summary>A place to be killed at: before the call of this name that is the so-manyth after the click.</summary>
/// <param name="Number">From 1.</param>
public sealed record CallPosition(string Call, int Number)
{
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CallPosition? position)
    {
        position = text.Split(':') is [{ Length: > 0 } call, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? new CallPosition(call, value)
            : null;
        return position is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Call}:{Number}");
}
