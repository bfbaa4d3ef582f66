using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Says what a query answer tells of a task. Trouble with the question never counts against the task.</summary>
internal static class QueryResponseReader
{
    public static PollOutcome Read(ProviderResponse response, ResponseRules rules)
    {
        var root = ResponseJson.Parse(response);
        var isSuccess = response.Status is >= 200 and < 300;
        var task = TaskPayload.Find(root);
        if (isSuccess && task is { } told) { return Read(told, rules); }

        var words = root.IsObject ? rules.FindError(root) : null;
        if (response.Status == 429) { return Trouble(response, words, ProviderErrorKind.RateLimit); }
        if (words is not null && rules.IsWrongAddress(words))
        {
            return new PollOutcome.Trouble(
                ErrorText.Error(ProviderErrorKind.Unknown, ErrorMessages.WrongAddress, words, response, ChargeStatus.Unknown), response.RetryAfter);
        }

        if (EndOfTheTask(response, task, words, rules) is { } error) { return new PollOutcome.ProbablyFailed(error, Word: null); }

        var kind = words is not null ? rules.Errors.Classify(words, response.Status)
            : isSuccess ? ProviderErrorKind.Garbled
            : ErrorTable.FromStatus(response.Status);
        if (response.Status == 404 || (kind == ProviderErrorKind.NotFound && response.Status < 500))
        {
            return new PollOutcome.NotFound(
                ErrorText.Error(ProviderErrorKind.NotFound, ErrorMessages.NotFound(words is not null), words, response, ChargeStatus.Unknown))
            {
                IsOfTheApi = words?.Code is { } code && rules.IsNoSuchTask(code),
            };
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
                return new PollOutcome.Expired(ErrorText.TaskError(ProviderErrorKind.Unknown, ErrorMessages.Expired, ErrorPayload.FromTask(task), ChargeStatus.Unknown));
            case StatusMeaning.Failed:
                var words = ErrorPayload.FromTask(task);
                var kind = KindOf(task, words, rules);
                return new PollOutcome.Failed(ErrorText.TaskError(kind, ErrorMessages.Failed(kind), words, rules.FailureCharge(task)));
            default: return ReadUnknownWord(task, rules);
        }
    }

    // A word that nobody has told us of: what stands beside it tells how the task is.
    private static PollOutcome ReadUnknownWord(TaskPayload task, ResponseRules rules)
    {
        if (ResultFields.SureVideoUrl(task) is { } address) { return new PollOutcome.Succeeded(rules.ReadResult(task) with { VideoUrl = address }); }
        if (ReasonBesideUnknownWord(task) is not { } words) { return new PollOutcome.Pending(null, task.Progress, task.Word) { Remark = ErrorText.TextOf(ErrorPayload.FromTask(task)) }; }

        return new PollOutcome.ProbablyFailed(ErrorText.TaskError(KindOf(task, words, rules), ErrorMessages.FailedByUnknownWord(task.Word), words, ChargeStatus.Unknown), task.Word);
    }

    // A remark such as "waiting for a machine" is no failure; one that speaks of content or media is.
    private static ErrorPayload? ReasonBesideUnknownWord(TaskPayload task) =>
        ErrorPayload.FromFailureMembers(task)
        ?? (ErrorPayload.FromTask(task) is { } words && (StatusMap.SpeaksOfFailure(task.Word) || ErrorPhrases.KindOf(words.Text) is ProviderErrorKind.Moderation or ProviderErrorKind.Media) ? words : null)
        ?? (StatusMap.SpeaksOfFailure(task.Word) ? new ErrorPayload(task.Word, null, null) : null);

    private static ProviderErrorKind KindOf(TaskPayload task, ErrorPayload? words, ResponseRules rules) =>
        (words is null ? null : rules.Errors.FromPayload(words)) ?? rules.Errors.FromCode(task.Word) ?? ProviderErrorKind.Unknown;

    /// <summary>
    /// The answer is an error, yet it speaks of the task and not of the question: HTTP 400 with
    /// <c>{"code":"imagine:content-moderated","error":"Generated video rejected by content moderation."}</c>. A question carries no content and no
    /// media that could be refused. Null when it may be about the question alone.
    /// </summary>
    private static ProviderError? EndOfTheTask(ProviderResponse response, TaskPayload? task, ErrorPayload? words, ResponseRules rules)
    {
        if (response.Status is 401 or 402 or 408 or 425) { return null; }
        if (task is { HasId: true, Meaning: StatusMeaning.Failed or StatusMeaning.Expired } told && response.Status < 500)
        {
            var reason = ErrorPayload.FromTask(told);
            return Error(KindOf(told, reason, rules), reason);
        }
        if (words is null) { return null; }

        // By the code at any status; by the mere words where no gateway, firewall or breakdown speaks.
        var byCode = rules.Errors.FromCode(words.Code);
        var kind = byCode ?? (response.Status is 403 or >= 500 ? null : rules.Errors.FromPayload(words));
        if (kind == ProviderErrorKind.Moderation || (kind == ProviderErrorKind.Media && response.Status < 500)) { return Error(kind.Value, words); }
        return ErrorLexicon.IsFailureOfATask(words.Code) && response.Status < 500 ? Error(kind ?? ProviderErrorKind.Unknown, words) : null;

        ProviderError Error(ProviderErrorKind kind, ErrorPayload? words) => ErrorText.TaskError(kind, ErrorMessages.Failed(kind), words, ChargeStatus.Unknown);
    }

    private static PollOutcome.Trouble Trouble(ProviderResponse response, ErrorPayload? words, ProviderErrorKind kind) =>
        new(ErrorText.Error(kind, ErrorMessages.NotAnswered(kind, response.Status), words, response, ChargeStatus.Unknown), response.RetryAfter);
}
