using VideoWeb.Data.Security;
using VideoWeb.Data.Storage;
using VideoWeb.Engine;

namespace VideoWeb.Setup;

/// <summary>Ends a start that cannot succeed with plain lines for the operator and exit code 1, without a stack trace.</summary>
internal static class StartupFailure
{
    /// <summary>Whether the message of <paramref name="error"/> says all that the operator needs. IOException: another program listens on the port.</summary>
    /// <param name="hasStarted">Whether the site was up already: what breaks it then is no failure to start.</param>
    internal static bool Explains(Exception error, bool hasStarted) => !hasStarted && error is (MasterKeyException or DatabaseStartException or CatalogException or IOException);

    internal static int Print(string heading, IEnumerable<string> lines)
    {
        Console.Error.WriteLine(heading);
        foreach (var line in lines) { Console.Error.WriteLine($"  {line}"); }
        return 1;
    }
}
