using System.Globalization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Data.Tasks;

/// <summary>How long a clip was asked to be. Every provider of the catalog calls it <c>duration</c>.</summary>
internal static class AskedLength
{
    private const string Parameter = "duration";

    /// <summary>In seconds; null when it is left to the model (-1, 0) or given in another way.</summary>
    public static int? Of(ModeDescription? mode, ParameterValues values)
    {
        var asked = values.Integer(Parameter) ?? Read(values.Text(Parameter)) ?? mode?.FindParameter(Parameter) switch
        {
            IntegerParameter { Default: var usual } => usual,
            ChoiceParameter { Default: var usual } => Read(usual),
            _ => null,
        };
        return asked is > 0 and < 86_400 ? (int)asked : null;
    }

    private static long? Read(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
