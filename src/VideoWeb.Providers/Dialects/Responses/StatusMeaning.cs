namespace VideoWeb.Providers.Dialects.Responses;

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
