using VideoWeb.Providers.Dialects.Responses;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>Errors of the new-api gateway family, on which several of the providers run or lean.</summary>
/// <remarks>
/// <code>
/// {"code":"task_not_exist","message":"task_not_exist","data":null}                                     task errors, HTTP 400
/// {"error":{"message":"Invalid token (request id: …)","type":"new_api_error","code":""}}               the gateway's own, 401 403 429 503
/// </code>
/// </remarks>
internal static class NewApiErrorCodes
{
    public static readonly (string Code, ProviderErrorKind Kind)[] Codes =
    [
        ("invalid_request", ProviderErrorKind.Parameter),
        ("invalid_request_error", ProviderErrorKind.Parameter),
        ("invalid_api_key", ProviderErrorKind.Key),
        ("authentication_error", ProviderErrorKind.Key),
        ("permission_error", ProviderErrorKind.Key),
        ("access_denied", ProviderErrorKind.Key),
        ("insufficient_user_quota", ProviderErrorKind.Balance),
        ("insufficient_quota", ProviderErrorKind.Balance),
        ("insufficient_balance", ProviderErrorKind.Balance),
        ("pre_consume_token_quota_failed", ProviderErrorKind.Balance),
        ("quota_not_enough", ProviderErrorKind.Balance),
        ("sensitive_words_detected", ProviderErrorKind.Moderation),
        ("prompt_blocked", ProviderErrorKind.Moderation),
        ("content_policy_violation", ProviderErrorKind.Moderation),
        ("model_not_found", ProviderErrorKind.Model),
        ("model_price_error", ProviderErrorKind.Model),
        ("get_channel_failed", ProviderErrorKind.Model),
        ("rate_limit_exceeded", ProviderErrorKind.RateLimit),
        ("rate_limit_error", ProviderErrorKind.RateLimit),
        ("task_not_exist", ProviderErrorKind.NotFound),
        ("video_not_found", ProviderErrorKind.NotFound),
    ];

    /// <summary>
    /// <c>{"error":{"code":"model_not_found","message":"No available channel for model … (distributor)","type":"new_api_error"}}</c> with HTTP 503:
    /// the gateway found nobody to hand the request to, so nobody can have taken it.
    /// </summary>
    public static bool IsNoChannel(int status, ErrorPayload words) =>
        status == 503 && words.Type == "new_api_error"
        && (words.Code is "model_not_found" or "get_channel_failed"
            || words.Text?.Contains("no available channel", StringComparison.OrdinalIgnoreCase) == true
            || words.Text?.Contains("无可用渠道", StringComparison.Ordinal) == true);

    /// <summary><c>{"error":{"message":"Invalid URL (GET /v1/…)","type":"invalid_request_error"}}</c>: no such route.</summary>
    public static bool IsNoRoute(ErrorPayload words) => words.Text?.StartsWith("Invalid URL (", StringComparison.Ordinal) == true;
}
