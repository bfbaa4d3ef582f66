using System.Globalization;

namespace VideoWeb.Providers.Tests.Dialects;

/// <summary>Every error that the five pages, their vendors' error tables and the answers seen name, with what it must become.</summary>
internal static class ErrorRows
{
    // dialect, status, the provider's code (or, after a tilde, its words without a code), kind, and: refused, later, unknown.
    private const string Ark = """
        400 MissingParameter.content Parameter refused
        400 InvalidParameter.ratio Parameter refused
        400 InvalidImageURL.EmptyURL Media refused
        400 InvalidImageURL.InvalidFormat Media refused
        400 InvalidEndpoint.ClosedEndpoint Model refused
        400 InputTextSensitiveContentDetected Moderation refused
        400 InputImageSensitiveContentDetected.PrivacyInformation Moderation refused
        400 InputVideoSensitiveContentDetected.PolicyViolation Moderation refused
        400 InputAudioSensitiveContentDetected Moderation refused
        400 OutputVideoSensitiveContentDetected Moderation refused
        400 OutputVideoSensitiveContentDetected.PolicyViolation Moderation refused
        400 OutputAudioSensitiveContentDetected Moderation refused
        400 SensitiveContentDetected Moderation refused
        400 SensitiveContentDetected.SevereViolation Moderation refused
        400 SensitiveContentDetected.Violence Moderation refused
        400 InputTextRiskDetection Moderation refused
        400 InputImageRiskDetection Moderation refused
        401 AuthenticationError Key refused
        401 InvalidAccountStatus Key refused
        403 AccountOverdueError Balance refused
        403 AccessDenied Key refused
        403 OperationDenied.ServiceNotOpen Model refused
        403 OperationDenied.ServiceOverdue Balance refused
        403 OperationDenied.InvalidState Unknown refused
        404 InvalidEndpointOrModel.NotFound Model refused
        404 ModelNotOpen Model refused
        404 NotFound.Task NotFound refused
        429 QuotaExceeded RateLimit later
        429 RateLimitExceeded.EndpointRPMExceeded RateLimit later
        429 ModelAccountRpmRateLimitExceeded RateLimit later
        429 APIAccountRpmRateLimitExceeded RateLimit later
        429 AccountRateLimitExceeded RateLimit later
        429 ServerOverloaded RateLimit later
        429 RequestBurstTooFast RateLimit later
        429 InflightBatchsizeExceeded RateLimit later
        429 SetLimitExceeded RateLimit later
        500 InternalServiceError ProviderDown unknown
        401 authentication_error Key refused
        400 invalid_request_error Parameter refused
        402 insufficient_balance Balance refused
        403 insufficient_quota Balance refused
        429 rate_limit_error RateLimit later
        400 SomethingNew Parameter refused
        599 SomethingNew ProviderDown unknown
        """;

    private const string Vidu = """
        400 BadRequest Parameter refused
        400 FieldLacking Parameter refused
        400 FieldUnwanted Parameter refused
        400 FieldInvalid Parameter refused
        400 FieldItemCountOutOfRange Parameter refused
        400 PageSizeOutOfRange Parameter refused
        400 ImageDownloadFailure Media refused
        400 ImageFormatInvalid Media refused
        400 ImageCheckBodyJointsFailed Media refused
        400 ImageCheckFaceFailed Media refused
        400 ImageObjectsUndetected Media refused
        400 ModelUnavailable Model refused
        400 CreditInsufficient Balance refused
        400 AuditSubmitIllegal Moderation refused
        400 TaskPromptPolicyViolation Moderation refused
        400 CreationPolicyViolation Moderation refused
        400 OperationInProcess RateLimit later
        401 Unauthorized Key refused
        403 Forbidden Key refused
        404 TaskNotFound NotFound refused
        404 CreationNotFound NotFound refused
        404 NotFound NotFound refused
        409 Conflict Unknown unknown
        429 QuotaExceeded RateLimit later
        429 TooManyRequests RateLimit later
        429 SystemThrottling RateLimit later
        499 Canceled Unknown unknown
        500 InternalServiceFailure ProviderDown unknown
        """;

    // The gateway's own errors, which UniAll and EZModel give, and relays of the other two.
    private const string NewApi = """
        400 invalid_request Parameter refused
        400 task_not_exist NotFound refused
        400 content_policy_violation Moderation refused
        400 sensitive_words_detected Moderation refused
        400 prompt_blocked Moderation refused
        400 model_price_error Model refused
        401 invalid_api_key Key refused
        403 insufficient_user_quota Balance refused
        403 pre_consume_token_quota_failed Balance refused
        403 access_denied Key refused
        404 video_not_found NotFound refused
        429 rate_limit_exceeded RateLimit later
        500 fail_to_fetch_task ProviderDown unknown
        503 SomethingNew ProviderDown unknown
        401 ~Invalid_token_(request_id:_20261121abc) Key refused
        403 ~user_quota_is_not_enough_(request_id:_7) Balance refused
        402 ~payment_required Balance refused
        400 ~last_image_requires_image Parameter refused
        400 ~image_url_cannot_be_reached Media refused
        404 ~Video_not_found NotFound refused
        """;

    private const string Globalaiopc = """
        200 1001 Media refused
        200 204 Key refused
        200 -1 NotFound refused
        200 400 Parameter refused
        200 401 Key refused
        200 402 Balance refused
        200 403 Key refused
        200 404 NotFound refused
        200 429 RateLimit later
        200 500 ProviderDown unknown
        200 9999 Unknown unknown
        429 429 RateLimit later
        401 401 Key refused
        500 500 ProviderDown unknown
        200 1003~insufficient_balance Balance refused
        200 7~prompt_did_not_pass_the_content_check Moderation refused
        200 7~material_URL_cannot_be_reached Media refused
        200 7~登录验证失败 Key refused
        200 7~余额不足 Balance refused
        404 ~No_handler_found_for_GET_/x NotFound refused
        """;

    public static IEnumerable<(string Dialect, int Status, string? Code, string? Text, string Kind, string Outcome)> All =>
        new[] { ("agcloud", Ark), ("vidu", Vidu), ("uniall", NewApi), ("uniall", Vidu), ("ezmodel", NewApi), ("globalaiopc", Globalaiopc) }
            .SelectMany(part => part.Item2.Split('\n').Select(line => line.Split(' ')).Select(row => (part.Item1, int.Parse(row[0], CultureInfo.InvariantCulture), Code(row[1]), Text(row[1]), row[2], row[3])));

    private static string? Code(string text) => text.Split('~')[0] is { Length: > 0 } code ? code : null;

    private static string? Text(string text) => text.Split('~') is [_, var words] ? words.Replace('_', ' ') : null;
}
