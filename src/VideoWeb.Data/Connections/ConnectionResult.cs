using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>How the last use or test of a connection went.</summary>
/// <param name="Problem">What went wrong; null when it worked.</param>
/// <param name="Sentence">For the user.</param>
public sealed record ConnectionResult(ProviderErrorKind? Problem, string Sentence)
{
    public bool IsOk => Problem is null;
}
