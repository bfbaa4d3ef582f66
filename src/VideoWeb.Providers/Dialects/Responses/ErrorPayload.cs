using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>An error as the provider words it, found in a shape that it is known to use.</summary>
/// <param name="Code">Its code; null when it gave none.</param>
/// <param name="Type">A coarser name beside the code; null when it gave none.</param>
/// <param name="Text">Its sentence; null when it gave none.</param>
internal sealed record ErrorPayload(string? Code, string? Type, string? Text)
{
    private static readonly string[] ErrorNames = ["error", "failure", "last_error", "task_error", "error_info", "errors"];

    private static readonly string[] CodeNames = ["err_code", "error_code", "errorCode", "failure_code", "failureCode", "fail_code", "failCode"];

    // These speak of a failure alone …
    private static readonly string[] FailureNames =
        ["fail_reason", "failReason", "failure_reason", "failureReason", "failed_reason", "fail_msg", "failMsg", "fail_message", "error_message", "errorMessage", "error_msg", "errorMsg",
            "err_msg", "errMsg", "errmsg", "err_message", "error_detail", "reason", "task_status_msg", "status_msg", "status_message"];

    // … and these of anything.
    private static readonly string[] RemarkNames = ["message", "msg", "detail", "description"];

    /// <summary>
    /// <c>{"error":{"code":"…","message":"…","type":"…"}}</c> (Ark, AGCloud, new-api) or <c>{"error":"…"}</c>. The code may be a number or empty; it may
    /// also stand beside: <c>{"code":"imagine:content-moderated","error":"…"}</c>.
    /// </summary>
    public static ErrorPayload? InErrorMember(JsonView root) =>
        ErrorNames.Select(name => InMember(root, root[name])).FirstOrDefault(words => words is not null);

    /// <summary><c>{"code":"task_not_exist","message":"…","data":null}</c>: new-api's flat form. Its envelope of a success has the code <c>success</c>.</summary>
    public static ErrorPayload? Flat(JsonView root) =>
        CodeOf(root) is { } code && (root["message"].Text ?? root["msg"].Text) is { } text ? new ErrorPayload(code, null, text) : null;

    /// <summary>The reason that a failed task gives, wherever the APIs and the upstreams behind them put it; null when it gives none.</summary>
    /// <remarks>An envelope's <c>message</c> or <c>msg</c> is about the call; "failed: success" helps nobody.</remarks>
    public static ErrorPayload? FromTask(TaskPayload answer) => WithText(
        AnswerPlaces.Within(answer.Task).Append(answer.Root).Select(InErrorMember).FirstOrDefault(words => words is not null)
        ?? Named(answer, [.. FailureNames, .. RemarkNames]), answer, member => member.FailureText, member => member.ReasonText, member => member.RemarkText)
        ?? (answer.IsWrapped ? Flat(answer.Root) : null);

    /// <summary>The same, from the places alone that hold nothing when all goes well.</summary>
    public static ErrorPayload? FromFailureMembers(TaskPayload answer) => WithText(
        AnswerPlaces.Within(answer.Task).Append(answer.Root).Select(InErrorMember).FirstOrDefault(words => words is not null) ?? Named(answer, FailureNames), answer, member => member.FailureText);

    /// <summary>The codes that mean "no error" in an envelope.</summary>
    public static bool IsSuccess(string code) => code is "0" or "200" || code.Equals("success", StringComparison.OrdinalIgnoreCase);

    private static ErrorPayload? Named(TaskPayload answer, IReadOnlyList<string> names)
    {
        var places = AnswerPlaces.Within(answer.Task).SelectMany(place => new[] { place, place["base_resp"] }).ToList();
        var code = places.SelectMany(place => CodeNames.Select(name => place[name].Text)).FirstOrDefault(text => text is not null and not "0");
        var text = names.SelectMany(name => places.Select(place => place[name].Opened)).FirstOrDefault(value => value.Text is { } text && !IsPraise(text)).Text;
        return code is null && text is null ? null : new ErrorPayload(code, null, text);
    }

    // What is only a code so far gets its sentence from wherever in the answer one stands.
    private static ErrorPayload? WithText(ErrorPayload? words, TaskPayload answer, params Func<AnswerMember, string?>[] reads)
    {
        if (words?.Text is not null) { return words; }
        var members = AnswerMembers.Of(answer.Task).ToList();
        var text = reads.SelectMany(read => members.Select(read)).FirstOrDefault(text => text is not null && !IsPraise(text));
        if (text is null) { return words; }
        return words is null ? new ErrorPayload(members.Select(member => member.Code).FirstOrDefault(code => code is not null), null, text) : words with { Text = text };
    }

    private static ErrorPayload? InMember(JsonView root, JsonView error)
    {
        error = error.Opened;
        if (error.IsArray) { error = error.First.Opened; }
        if (!error.IsObject) { return error.Text is { } sentence && !IsPraise(sentence) ? new ErrorPayload(CodeOf(root), null, sentence) : null; }
        var words = new ErrorPayload(
            error["code"].Text ?? error["error_code"].Text, error["type"].Text, error["message"].Text ?? error["detail"].Text ?? error["msg"].Text ?? error["reason"].Text);
        return words is { Code: null, Type: null, Text: null } ? null : words;
    }

    private static string? CodeOf(JsonView root) => root["code"].Text is { } code && !IsSuccess(code) ? code : null;

    private static bool IsPraise(string text) => text.ToUpperInvariant() is "SUCCESS" or "SUCCEED" or "SUCCEEDED" or "OK" or "0" or "NONE" or "NULL";
}

/// <summary>Keeps a provider's own words, bounded.</summary>
internal static class ErrorText
{
    private const int LongestText = 2_000;
    private const int LongestCode = 200;

    /// <summary>An error of ours with the provider's words beside it.</summary>
    public static ProviderError Error(ProviderErrorKind kind, Message message, ErrorPayload? words, ProviderResponse response, ChargeStatus charged) =>
        new(kind, message, Code(words), TextOf(words) ?? BodyText(response), charged);

    /// <summary>An error of a task, whose answer is otherwise in order.</summary>
    public static ProviderError TaskError(ProviderErrorKind kind, Message message, ErrorPayload? words, ChargeStatus charged) =>
        new(kind, message, Code(words), TextOf(words), charged);

    /// <summary>The provider's sentence, bounded; null when it gave none.</summary>
    public static string? TextOf(ErrorPayload? words) => words?.Text is { } text ? Cut(text, LongestText) : null;

    /// <summary>The beginning of a text, never half a surrogate pair.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) { return text; }
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    private static string? Code(ErrorPayload? words) => (words?.Code ?? words?.Type) is { } code ? Cut(code, LongestCode) : null;

    // What is not in a known shape is still somebody's words, unless it is a web page.
    private static string? BodyText(ProviderResponse response)
    {
        var text = response.Body.TrimStart('\uFEFF').Trim();
        return text.Length == 0 || text[0] == '<' ? null : Cut(text, LongestText);
    }
}
