using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>An error as the provider words it, found in a shape that it is known to use.</summary>
/// <param name="Code">Its code; null when it gave none.</param>
/// <param name="Type">A coarser name beside the code; null when it gave none.</param>
/// <param name="Text">Its sentence; null when it gave none.</param>
internal sealed record ErrorPayload(string? Code, string? Type, string? Text)
{
    /// <summary>
    /// <c>{"error":{"code":"…","message":"…","type":"…"}}</c> (Ark, AGCloud, new-api) or <c>{"error":"…"}</c>. The code may be a number or empty.
    /// </summary>
    public static ErrorPayload? InErrorMember(JsonView root)
    {
        var error = root["error"];
        if (!error.IsObject) { return error.Text is { } sentence ? new ErrorPayload(null, null, sentence) : null; }
        var words = new ErrorPayload(
            error["code"].Text, error["type"].Text, error["message"].Text ?? error["detail"].Text ?? error["msg"].Text ?? error["reason"].Text);
        return words is { Code: null, Type: null, Text: null } ? null : words;
    }

    /// <summary><c>{"code":"task_not_exist","message":"…","data":null}</c>: new-api's flat form. Its envelope of a success has the code <c>success</c>.</summary>
    public static ErrorPayload? Flat(JsonView root) =>
        root["code"].Text is { } code && !IsSuccess(code) && root["message"].Text is { } text ? new ErrorPayload(code, null, text) : null;

    /// <summary>The reason that a failed task gives: an <c>error</c> text or object, or one of the other members that the five APIs use.</summary>
    /// <remarks>An envelope's <c>message</c> or <c>msg</c> is about the call; "failed: success" helps nobody.</remarks>
    public static ErrorPayload? FromTask(TaskPayload answer)
    {
        var task = answer.Task;
        if ((InErrorMember(task) ?? InErrorMember(answer.Root)) is { } words) { return words; }

        var code = task["err_code"].Text;
        var text = task["fail_reason"].Text ?? task["reason"].Text ?? task["message"].Text ?? task["msg"].Text;
        return code is null && text is null ? null : new ErrorPayload(code, null, text);
    }

    /// <summary>The codes that mean "no error" in an envelope.</summary>
    public static bool IsSuccess(string code) => code is "0" or "200" || code.Equals("success", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Keeps a provider's own words, bounded.</summary>
internal static class ErrorText
{
    private const int LongestText = 2_000;
    private const int LongestCode = 200;

    /// <summary>An error of ours with the provider's words beside it.</summary>
    public static ProviderError Error(ProviderErrorKind kind, string sentence, ErrorPayload? words, ProviderResponse response, ChargeStatus charged) =>
        new(kind, sentence, Code(words), words?.Text is { } text ? Cut(text, LongestText) : BodyText(response), charged);

    /// <summary>An error of a task, whose answer is otherwise in order.</summary>
    public static ProviderError TaskError(ProviderErrorKind kind, string sentence, ErrorPayload? words, ChargeStatus charged) =>
        new(kind, sentence, Code(words), words?.Text is { } text ? Cut(text, LongestText) : null, charged);

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
