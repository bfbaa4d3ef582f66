using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>One request with its destination and key.</summary>
/// <param name="BaseUrl">Of the connection, whose key this is: the key goes nowhere else.</param>
internal sealed record ProviderCall(Uri BaseUrl, AuthScheme Auth, SecretKey Key, ProviderRequest Request)
{
    /// <summary>How much of the answer to a question is read, in bytes.</summary>
    public int AnswerLimit { get; init; } = AnswerLimits.Question;

    public Uri Address => RequestAddress.Create(BaseUrl, Request);
}
