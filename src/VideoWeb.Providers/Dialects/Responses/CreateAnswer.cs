using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Says what a create answer proves. In doubt it proves nothing: a wrong "refused" hides a charge, a wrong "accepted" asks for a ghost.</summary>
internal static class CreateAnswer
{
    public static SubmitOutcome Read(ProviderResponse response, AnswerRules rules)
    {
        var root = JsonAnswer.Of(response);
        var isSuccess = response.Status is >= 200 and < 300;
        if (isSuccess && FindId(root, rules) is { } id) { return new SubmitOutcome.Accepted(id, rules.FindCost(root)); }

        var words = root.IsObject ? rules.FindError(root) : null;
        if (response.Status == 429) { return Later(response, words); }
        if (words is null) { return Doubt(response, null, response.Status is 408 or 425 or >= 500 ? ProviderErrorKind.ProviderDown : ProviderErrorKind.Garbled); }

        var isRefusal = isSuccess ? IsBusinessRefusal(words, rules) : IsRefusalStatus(response.Status) || rules.IsDefiniteRefusal(response.Status, words);
        if (!isRefusal) { return Doubt(response, words, rules.Errors.Of(words, response.Status)); }
        if (rules.Errors.OfCode(words.Code) == ProviderErrorKind.RateLimit) { return Later(response, words); }

        var kind = rules.IsWrongAddress(words) ? ProviderErrorKind.NotFound : rules.Errors.Of(words, response.Status);
        return new SubmitOutcome.Refused(ProviderWords.Error(kind, ErrorSentences.Refused(kind), words, response, Charged.No));
    }

    private static RemoteTaskId? FindId(Reading root, AnswerRules rules)
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
    private static bool IsBusinessRefusal(ErrorWords words, AnswerRules rules) =>
        rules.Errors.OfWords(words) is { } kind and not ProviderErrorKind.ProviderDown and not ProviderErrorKind.Unknown;

    private static SubmitOutcome.RefusedForNow Later(ProviderResponse response, ErrorWords? words) =>
        new(ProviderWords.Error(ProviderErrorKind.RateLimit, ErrorSentences.Refused(ProviderErrorKind.RateLimit), words, response, Charged.No), response.RetryAfter);

    private static SubmitOutcome.Unknown Doubt(ProviderResponse response, ErrorWords? words, ProviderErrorKind kind) =>
        new(ProviderWords.Error(kind, ErrorSentences.Doubtful(response.Status), words, response, Charged.Unknown));
}
