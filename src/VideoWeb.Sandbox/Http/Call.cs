using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VideoWeb.Sandbox.Http;

/// <summary>A call whose key is valid.</summary>
/// <param name="Http">The request behind it.</param>
/// <param name="Key">Who calls.</param>
/// <param name="IsDrifted">This caller gets the provider's second shape.</param>
/// <param name="Now">When the call came.</param>
/// <param name="Body">The request's body, empty when it has none.</param>
internal sealed record Call(HttpContext Http, SandboxKey Key, bool IsDrifted, DateTimeOffset Now, ReadOnlyMemory<byte> Body)
{
    /// <summary>Scheme and host that the caller used, so that file addresses lead back the same way.</summary>
    public string Origin => $"{Http.Request.Scheme}://{Http.Request.Host}{Http.Request.PathBase}";

    public string Id => (string?)Http.GetRouteValue("id") ?? throw new InvalidOperationException("This route has no id.");

    public IQueryCollection Query => Http.Request.Query;
}
