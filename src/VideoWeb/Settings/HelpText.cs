using System.Globalization;
using System.Text;

namespace VideoWeb.Settings;

/// <summary>What --help prints.</summary>
internal static class HelpText
{
    internal static string Format()
    {
        var text = new StringBuilder(
            """
            VideoWeb: AI video for a team, hosted by yourself.

            Usage: VideoWeb [--Key=value …]        dotnet run --project src/VideoWeb -- [--Key=value …]

              --help        Print this text.
              --urls        Where to listen, such as http://localhost:5080.

            Settings stand in appsettings.json, in variables (Data__Folder) or on the command line (--Data:Folder=…); the later wins.


            """);
        foreach (var setting in AppOptions.Sections.SelectMany(section => section.Settings))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {setting.Key}");
            text.AppendLine(CultureInfo.InvariantCulture, $"      {setting.Help}");
            text.AppendLine(CultureInfo.InvariantCulture, $"      Allowed: {setting.Allowed}. Default: {setting.Default ?? "not set"}.");
        }

        return text.ToString();
    }
}
