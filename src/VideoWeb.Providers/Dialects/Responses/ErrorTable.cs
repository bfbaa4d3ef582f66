using System.Collections.Frozen;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Which kind a provider's error is: by its code, by its words, by its type, else by the HTTP status.</summary>
/// <param name="own">Codes that mean something at this provider alone; they win over <see cref="ErrorLexicon"/>.</param>
internal sealed class ErrorTable(params IEnumerable<(string Code, ProviderErrorKind Kind)> own)
{
    private readonly FrozenDictionary<string, ProviderErrorKind> _own = own.ToFrozenDictionary(entry => entry.Code, entry => entry.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of a code; null when nothing is known of it.</summary>
    public ProviderErrorKind? FromCode(string? code) => code is not null && _own.TryGetValue(code, out var kind) ? kind : ErrorLexicon.KindOf(code);

    /// <summary>The kind as far as the provider's own code and words tell; null when they tell nothing we know.</summary>
    public ProviderErrorKind? FromPayload(ErrorPayload words) => FromCode(words.Code) ?? ErrorPhrases.KindOf(words.Text) ?? FromCode(words.Type);

    public ProviderErrorKind Classify(ErrorPayload words, int status) => FromPayload(words) ?? FromStatus(status);

    public static ProviderErrorKind FromStatus(int status) => status switch
    {
        400 or 413 or 415 or 422 => ProviderErrorKind.Parameter,
        401 or 403 => ProviderErrorKind.Key,
        402 => ProviderErrorKind.Balance,
        404 => ProviderErrorKind.NotFound,
        429 => ProviderErrorKind.RateLimit,
        408 or 425 or >= 500 => ProviderErrorKind.ProviderDown,
        _ => ProviderErrorKind.Unknown,
    };
}

/// <summary>Phrases by which an error that has no code, or an unlisted one, can be told. Several providers give only a sentence.</summary>
internal static class ErrorPhrases
{
    // What a sentence is about stands at its beginning.
    private const int LongestSentence = 2_000;

    // The first hit counts. Content comes first: such sentences also say "invalid" or "image".
    private static readonly (ProviderErrorKind Kind, string[] Phrases)[] Known =
    [
        (ProviderErrorKind.Moderation,
            ["content policy", "policy violation", "content check", "sensitive", "moderation", "moderated", "inappropriate", "prohibited content", "violates", "nsfw", "敏感", "违规", "审核"]),
        (ProviderErrorKind.Balance,
            ["insufficient balance", "insufficient credit", "insufficient quota", "insufficient user quota", "not enough credit", "balance is not enough",
                "quota exceeded", "quota is not enough", "overdue", "余额", "欠费", "额度不足"]),
        (ProviderErrorKind.Key,
            ["invalid token", "invalid api key", "invalid key", "incorrect api key", "unauthorized", "not authorized", "token expired", "登录验证失败", "无效的令牌", "令牌"]),
        (ProviderErrorKind.RateLimit, ["rate limit", "too many requests", "concurrency limit", "too frequent", "频繁", "并发"]),
        (ProviderErrorKind.Media,
            ["url cannot be reached", "cannot be downloaded", "failed to download", "download failed", "failed to fetch image", "unreachable", "无法访问", "下载失败"]),
        (ProviderErrorKind.Model, ["no available channel", "model not found", "model is not available", "unknown model", "无可用渠道", "模型不存在"]),
        (ProviderErrorKind.NotFound, ["task not found", "task_not_exist", "task not exist", "任务不存在"]),
        (ProviderErrorKind.Parameter,
            ["invalid", "not valid", "is required", "must be", "must not", "must hold", "is not one of", "cannot be combined", "longer than", "out of range",
                "not supported", "unsupported", "is not known", "needs at least", "参数", "不能为空", "不支持", "超出", "必须"]),
    ];

    public static ProviderErrorKind? KindOf(string? text)
    {
        if (text is null) { return null; }
        if (text.Length > LongestSentence) { text = text[..LongestSentence]; }
        foreach (var (kind, phrases) in Known)
        {
            if (phrases.Any(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase))) { return kind; }
        }
        return null;
    }
}
