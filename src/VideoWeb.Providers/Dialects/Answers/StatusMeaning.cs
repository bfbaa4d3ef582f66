namespace VideoWeb.Providers.Dialects.Answers;

/// <summary>What a provider's status word means.</summary>
internal enum StatusMeaning
{
    Unknown,
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    Expired,
}
