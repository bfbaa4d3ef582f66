using System.Collections.Frozen;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Which kind an error is by its code: the codes of Ark, of Vidu and of the new-api gateways, and the names that others give the same things.</summary>
/// <remarks>One lexicon for all dialects, because relays let the codes of their upstream through. Codes that mean something at one provider alone stand with its dialect.</remarks>
internal static class ErrorLexicon
{
    // {"code":400,"reason":"FieldInvalid",…}     {"error":{"code":"InvalidParameter.ratio",…}}     {"code":"task_not_exist",…}
    private static readonly FrozenDictionary<string, ProviderErrorKind> Codes = new (ProviderErrorKind Kind, string Codes)[]
    {
        (ProviderErrorKind.Parameter,
            "MissingParameter InvalidParameter BadRequest FieldLacking FieldUnwanted FieldInvalid FieldItemCountOutOfRange PageSizeOutOfRange "
            + "invalid_request invalid_request_error invalid_argument request_too_large"),
        (ProviderErrorKind.Media, "InvalidImageURL ImageDownloadFailure ImageFormatInvalid ImageCheckBodyJointsFailed ImageCheckFaceFailed ImageObjectsUndetected"),
        (ProviderErrorKind.Model,
            "InvalidEndpoint InvalidEndpointOrModel ModelNotOpen OperationDenied.ServiceNotOpen ModelUnavailable model_not_found model_price_error get_channel_failed"),
        (ProviderErrorKind.Moderation,
            "InputTextSensitiveContentDetected InputImageSensitiveContentDetected InputVideoSensitiveContentDetected InputAudioSensitiveContentDetected "
            + "OutputVideoSensitiveContentDetected OutputAudioSensitiveContentDetected SensitiveContentDetected InputTextRiskDetection InputImageRiskDetection "
            + "AuditSubmitIllegal TaskPromptPolicyViolation CreationPolicyViolation sensitive_words_detected prompt_blocked content_policy_violation"),
        (ProviderErrorKind.Key,
            "AuthenticationError InvalidAccountStatus AccessDenied Unauthorized Forbidden invalid_api_key permission_error"),
        (ProviderErrorKind.Balance,
            "AccountOverdueError OperationDenied.ServiceOverdue CreditInsufficient insufficient_user_quota insufficient_quota insufficient_balance "
            + "insufficient_credits pre_consume_token_quota_failed quota_not_enough"),
        (ProviderErrorKind.NotFound, "NotFound TaskNotFound CreationNotFound task_not_exist video_not_found not_found_error"),
        // Vidu says of OperationInProcess that the same request may be sent again.
        (ProviderErrorKind.RateLimit,
            "QuotaExceeded RateLimitExceeded ModelAccountRpmRateLimitExceeded APIAccountRpmRateLimitExceeded AccountRateLimitExceeded ServerOverloaded "
            + "RequestBurstTooFast InflightBatchsizeExceeded SetLimitExceeded OperationInProcess TooManyRequests SystemThrottling rate_limit_error"),
        (ProviderErrorKind.ProviderDown, "InternalServiceError InternalServiceFailure overloaded_error api_error"),
        // The account is in order; what is asked for does not go in the state that the thing is in.
        (ProviderErrorKind.Unknown, "OperationDenied"),
    }
        .SelectMany(entry => entry.Codes.Split(' '), (entry, code) => (Code: Letters(code), entry.Kind))
        .ToFrozenDictionary(entry => entry.Code, entry => entry.Kind);

    // Relays and upstreams make up codes of their own for a refusal by content: imagine:content-moderated, ContentPolicyBlocked, NSFW_DETECTED.
    private static readonly string[] ModerationParts =
    [
        "sensitive", "moderat", "policyviolation", "contentpolicy", "contentfilter", "contentviolation", "contentrisk", "contentblocked", "nsfw", "riskdetection", "riskcontrol",
        "prohibitedcontent", "inappropriate", "illegalcontent", "promptblocked", "safety", "unsafe", "copyright", "datainspection", "risknotpass", "contentrejected", "contentflagged",
        "forbiddencontent", "blockedcontent", "termsviolation", "guidelineviolation", "nudity", "porn",
    ];

    // Codes that say of a finished attempt that it came to nothing. They tell no kind.
    private static readonly FrozenSet<string> Failures = new[]
    {
        "task_failed", "task_fail", "generation_failed", "video_generation_failed", "generate_failed", "task_timeout", "task_timed_out", "task_expired", "task_cancelled", "task_canceled",
    }.Select(Letters).ToFrozenSet();

    /// <summary>The kind of a code; null when nothing is known of it.</summary>
    /// <remarks>
    /// Codes get suffixes, <c>InvalidParameter.ratio</c>, and prefixes, <c>imagine:content-moderated</c>; the longest listed beginning counts. How a
    /// code is written, in capitals or with dashes, does not.
    /// </remarks>
    public static ProviderErrorKind? KindOf(string? code)
    {
        if (string.IsNullOrEmpty(code)) { return null; }
        var letters = Letters(Bounded(code));
        return Listed(letters) ?? (IsModeration(letters) ? ProviderErrorKind.Moderation : null);
    }

    /// <summary>Whether the code says that a task came to nothing, whatever call it answers.</summary>
    public static bool IsFailureOfATask(string? code) => code is not null && Failures.Contains(Letters(Bounded(code)));

    /// <summary>How codes are compared: small letters, digits and dots, without what stands before a colon.</summary>
    internal static string Letters(string code) => string.Concat(
        code[(code.LastIndexOf(':') + 1)..].Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.').Select(char.ToLowerInvariant));

    private static ProviderErrorKind? Listed(string letters)
    {
        while (letters.Length > 0)
        {
            if (Codes.TryGetValue(letters, out var kind)) { return kind; }
            letters = letters[..Math.Max(0, letters.LastIndexOf('.'))];
        }
        return null;
    }

    private static bool IsModeration(string letters) => ModerationParts.Any(part => letters.Contains(part, StringComparison.Ordinal));

    private static string Bounded(string code) => code.Length <= 200 ? code : code[..200];
}
