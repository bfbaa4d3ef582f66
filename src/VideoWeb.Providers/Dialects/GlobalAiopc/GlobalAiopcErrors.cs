using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.GlobalAiopc;

/// <summary>The few codes that have been seen; the provider publishes no table. What is not listed is told by its words.</summary>
internal static class GlobalAiopcErrors
{
    public static readonly ErrorTable Table = new(
    [
        ("1001", ProviderErrorKind.Media),
        ("204", ProviderErrorKind.Key),
        ("-1", ProviderErrorKind.NotFound),
        ("400", ProviderErrorKind.Parameter),
        ("401", ProviderErrorKind.Key),
        ("402", ProviderErrorKind.Balance),
        ("403", ProviderErrorKind.Key),
        ("404", ProviderErrorKind.NotFound),
        ("422", ProviderErrorKind.Parameter),
        ("429", ProviderErrorKind.RateLimit),
        ("500", ProviderErrorKind.ProviderDown),
        ("502", ProviderErrorKind.ProviderDown),
        ("503", ProviderErrorKind.ProviderDown),
        ("504", ProviderErrorKind.ProviderDown),
    ]);
}
