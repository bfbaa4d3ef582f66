using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.AgCloud;

/// <summary>The error codes of Ark, on which AGCloud runs, and AGCloud's own error types.</summary>
internal static class AgCloudErrors
{
    private static readonly (string Code, ProviderErrorKind Kind)[] Ark =
    [
        ("MissingParameter", ProviderErrorKind.Parameter),
        ("InvalidParameter", ProviderErrorKind.Parameter),
        ("InvalidImageURL", ProviderErrorKind.Media),
        ("InvalidEndpoint", ProviderErrorKind.Model),
        ("InvalidEndpointOrModel", ProviderErrorKind.Model),
        ("ModelNotOpen", ProviderErrorKind.Model),
        ("InputTextSensitiveContentDetected", ProviderErrorKind.Moderation),
        ("InputImageSensitiveContentDetected", ProviderErrorKind.Moderation),
        ("InputVideoSensitiveContentDetected", ProviderErrorKind.Moderation),
        ("InputAudioSensitiveContentDetected", ProviderErrorKind.Moderation),
        ("OutputVideoSensitiveContentDetected", ProviderErrorKind.Moderation),
        ("OutputAudioSensitiveContentDetected", ProviderErrorKind.Moderation),
        ("SensitiveContentDetected", ProviderErrorKind.Moderation),
        ("InputTextRiskDetection", ProviderErrorKind.Moderation),
        ("InputImageRiskDetection", ProviderErrorKind.Moderation),
        ("AuthenticationError", ProviderErrorKind.Key),
        ("InvalidAccountStatus", ProviderErrorKind.Key),
        ("AccessDenied", ProviderErrorKind.Key),
        ("AccountOverdueError", ProviderErrorKind.Balance),
        ("OperationDenied.ServiceOverdue", ProviderErrorKind.Balance),
        ("OperationDenied.ServiceNotOpen", ProviderErrorKind.Model),
        ("OperationDenied", ProviderErrorKind.Key),
        ("NotFound", ProviderErrorKind.NotFound),
        ("QuotaExceeded", ProviderErrorKind.RateLimit),
        ("RateLimitExceeded", ProviderErrorKind.RateLimit),
        ("ModelAccountRpmRateLimitExceeded", ProviderErrorKind.RateLimit),
        ("APIAccountRpmRateLimitExceeded", ProviderErrorKind.RateLimit),
        ("AccountRateLimitExceeded", ProviderErrorKind.RateLimit),
        ("ServerOverloaded", ProviderErrorKind.RateLimit),
        ("RequestBurstTooFast", ProviderErrorKind.RateLimit),
        ("InflightBatchsizeExceeded", ProviderErrorKind.RateLimit),
        ("SetLimitExceeded", ProviderErrorKind.RateLimit),
        ("InternalServiceError", ProviderErrorKind.ProviderDown),
    ];

    // {"type":"error","error":{"type":"authentication_error","message":"invalid api key"}}
    private static readonly (string Code, ProviderErrorKind Kind)[] Own =
    [
        ("not_found_error", ProviderErrorKind.NotFound),
        ("request_too_large", ProviderErrorKind.Parameter),
        ("overloaded_error", ProviderErrorKind.ProviderDown),
        ("api_error", ProviderErrorKind.ProviderDown),
    ];

    public static readonly ErrorTable Table = new(Ark, Own, NewApiErrors.Codes);
}
