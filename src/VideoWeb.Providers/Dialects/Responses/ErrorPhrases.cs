using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Phrases by which an error that has no code, or an unlisted one, can be told. Several providers give only a sentence.</summary>
internal static class ErrorPhrases
{
    // The first hit counts. Content comes first: such sentences also say "invalid" or "image".
    private static readonly (ProviderErrorKind Kind, string[] Phrases)[] Known =
    [
        (ProviderErrorKind.Moderation,
            ["content policy", "policy violation", "content check", "sensitive", "moderation", "inappropriate", "prohibited content", "violates", "敏感", "违规", "审核"]),
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
        foreach (var (kind, phrases) in Known)
        {
            if (phrases.Any(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase))) { return kind; }
        }
        return null;
    }
}
