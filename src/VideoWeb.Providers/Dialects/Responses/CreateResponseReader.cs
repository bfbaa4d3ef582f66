using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Says what a create answer proves. In doubt it proves nothing: a wrong "refused" hides a charge, a wrong "accepted" asks for a ghost.</summary>
internal static class CreateResponseReader
{
    public static SubmitOutcome Read(ProviderResponse response, ResponseRules rules)
    {
        var root = ResponseJson.Parse(response);
        var isSuccess = response.Status is >= 200 and < 300;
        if (isSuccess && FindId(root, rules) is { } id) { return new SubmitOutcome.Accepted(id, rules.FindCost(root), ResultFields.Seed(root, rules.LeastSeed)); }

        var words = root.IsObject ? rules.FindError(root) : null;
        if (response.Status == 429) { return Later(response, words); }
        if (words is null) { return Doubt(response, null, response.Status is 408 or 425 or >= 500 ? ProviderErrorKind.ProviderDown : ProviderErrorKind.Garbled); }

        var isRefusal = isSuccess ? IsBusinessRefusal(words, rules) : IsRefusalStatus(response.Status) || rules.IsDefiniteRefusal(response.Status, words);
        if (!isRefusal) { return Doubt(response, words, rules.Errors.Classify(words, response.Status)); }
        if (rules.Errors.FromCode(words.Code) == ProviderErrorKind.RateLimit) { return Later(response, words); }

        var kind = rules.IsWrongAddress(words) ? ProviderErrorKind.NotFound : rules.Errors.Classify(words, response.Status);
        return new SubmitOutcome.Refused(ErrorText.Error(kind, ErrorMessages.Refused(kind), words, response, ChargeStatus.No));
    }

    private static RemoteTaskId? FindId(JsonView root, ResponseRules rules)
    {
        foreach (var path in rules.IdPaths)
        {
            // A zero is an unset number, not an id.
            if (root.At(path).Text is { } text and not "0" && RemoteTaskId.TryParse(text, out var id)) { return id; }
        }
        return null;
    }

    private static bool IsRefusalStatus(int status) => status is 400 or 401 or 402 or 403 or 404 or 405 or 413 or 415 or 422;

    // Under HTTP 200 an error counts as a refusal only when its code or its words are known: an unknown code may follow a charge.
    private static bool IsBusinessRefusal(ErrorPayload words, ResponseRules rules) =>
        rules.Errors.FromPayload(words) is { } kind and not ProviderErrorKind.ProviderDown and not ProviderErrorKind.Unknown;

    private static SubmitOutcome.RefusedForNow Later(ProviderResponse response, ErrorPayload? words) =>
        new(ErrorText.Error(ProviderErrorKind.RateLimit, ErrorMessages.Refused(ProviderErrorKind.RateLimit), words, response, ChargeStatus.No), response.RetryAfter);

    private static SubmitOutcome.Unknown Doubt(ProviderResponse response, ErrorPayload? words, ProviderErrorKind kind) =>
        new(ErrorText.Error(kind, ErrorMessages.Doubtful(response.Status), words, response, ChargeStatus.Unknown));
}
