namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>An error as the provider words it, found in a shape that it is known to use.</summary>
/// <param name="Code">Its code; null when it gave none.</param>
/// <param name="Type">A coarser name beside the code; null when it gave none.</param>
/// <param name="Text">Its sentence; null when it gave none.</param>
internal sealed record ErrorWords(string? Code, string? Type, string? Text)
{
    /// <summary>
    /// <c>{"error":{"code":"…","message":"…","type":"…"}}</c> (Ark, AGCloud, new-api) or <c>{"error":"…"}</c>. The code may be a number or empty.
    /// </summary>
    public static ErrorWords? InErrorMember(Reading root)
    {
        var error = root["error"];
        if (!error.IsObject) { return error.Text is { } sentence ? new ErrorWords(null, null, sentence) : null; }
        var words = new ErrorWords(
            error["code"].Text, error["type"].Text, error["message"].Text ?? error["detail"].Text ?? error["msg"].Text ?? error["reason"].Text);
        return words is { Code: null, Type: null, Text: null } ? null : words;
    }

    /// <summary><c>{"code":"task_not_exist","message":"…","data":null}</c>: new-api's flat form. Its envelope of a success has the code <c>success</c>.</summary>
    public static ErrorWords? Flat(Reading root) =>
        root["code"].Text is { } code && !IsSuccess(code) && root["message"].Text is { } text ? new ErrorWords(code, null, text) : null;

    /// <summary>The reason that a failed task gives: an <c>error</c> text or object, or one of the other members that the five APIs use.</summary>
    /// <remarks>An envelope's <c>message</c> or <c>msg</c> is about the call; "failed: success" helps nobody.</remarks>
    public static ErrorWords? OfTask(TaskAnswer answer)
    {
        var task = answer.Task;
        if ((InErrorMember(task) ?? InErrorMember(answer.Root)) is { } words) { return words; }

        var code = task["err_code"].Text;
        var text = task["fail_reason"].Text ?? task["reason"].Text ?? task["message"].Text ?? task["msg"].Text;
        return code is null && text is null ? null : new ErrorWords(code, null, text);
    }

    /// <summary>The codes that mean "no error" in an envelope.</summary>
    public static bool IsSuccess(string code) => code is "0" or "200" || code.Equals("success", StringComparison.OrdinalIgnoreCase);
}
