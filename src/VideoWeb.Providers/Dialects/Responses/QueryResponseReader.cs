using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Says what a query answer tells of a task. Trouble with the question never counts against the task.</summary>
internal static class QueryResponseReader
{
    public static PollOutcome Read(ProviderResponse response, ResponseRules rules)
    {
        var root = ResponseJson.Parse(response);
        var isSuccess = response.Status is >= 200 and < 300;
        if (isSuccess && TaskPayload.Find(root) is { } task) { return Read(task, rules); }

        var words = root.IsObject ? rules.FindError(root) : null;
        if (response.Status == 429) { return Trouble(response, words, ProviderErrorKind.RateLimit); }
        if (words is not null && rules.IsWrongAddress(words))
        {
            return new PollOutcome.Trouble(
                ErrorText.Error(ProviderErrorKind.Unknown, ErrorSentences.WrongAddress, words, response, ChargeStatus.Unknown), response.RetryAfter);
        }

        var kind = words is not null ? rules.Errors.Classify(words, response.Status)
            : isSuccess ? ProviderErrorKind.Garbled
            : ErrorTable.FromStatus(response.Status);
        if (response.Status == 404 || (kind == ProviderErrorKind.NotFound && response.Status < 500))
        {
            return new PollOutcome.NotFound(
                ErrorText.Error(ProviderErrorKind.NotFound, ErrorSentences.NotFound(words is not null), words, response, ChargeStatus.Unknown));
        }
        return Trouble(response, words, kind);
    }

    private static PollOutcome Read(TaskPayload task, ResponseRules rules)
    {
        switch (task.Meaning)
        {
            case StatusMeaning.Queued: return new PollOutcome.Pending(RemotePhase.Queued, task.Progress, task.Word);
            case StatusMeaning.Running: return new PollOutcome.Pending(RemotePhase.Running, task.Progress, task.Word);
            case StatusMeaning.Succeeded: return new PollOutcome.Succeeded(rules.ReadResult(task));
            case StatusMeaning.Cancelled: return new PollOutcome.Cancelled();
            case StatusMeaning.Expired:
                return new PollOutcome.Expired(ErrorText.TaskError(ProviderErrorKind.Unknown, ErrorSentences.Expired, ErrorPayload.FromTask(task), ChargeStatus.Unknown));
            case StatusMeaning.Failed:
                var words = ErrorPayload.FromTask(task);
                var kind = (words is null ? null : rules.Errors.FromPayload(words)) ?? ProviderErrorKind.Unknown;
                return new PollOutcome.Failed(ErrorText.TaskError(kind, ErrorSentences.Failed(kind), words, rules.FailureCharge(task)));
            default: return new PollOutcome.Pending(null, task.Progress, task.Word);
        }
    }

    private static PollOutcome.Trouble Trouble(ProviderResponse response, ErrorPayload? words, ProviderErrorKind kind) =>
        new(ErrorText.Error(kind, ErrorSentences.NotAnswered(kind, response.Status), words, response, ChargeStatus.Unknown), response.RetryAfter);
}
