using System.Collections.Frozen;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>The status words of all five APIs and of the gateways before them, in any case.</summary>
/// <remarks>One vocabulary for all: relays let words of their upstream through, and no word means two things.</remarks>
internal static class StatusMap
{
    private static readonly FrozenDictionary<string, StatusMeaning> Meanings = new Dictionary<string, StatusMeaning>
    {
        ["created"] = StatusMeaning.Queued,
        ["queued"] = StatusMeaning.Queued,
        ["queueing"] = StatusMeaning.Queued,
        ["pending"] = StatusMeaning.Queued,
        ["submitted"] = StatusMeaning.Queued,
        ["not_start"] = StatusMeaning.Queued,
        ["waiting"] = StatusMeaning.Queued,
        ["running"] = StatusMeaning.Running,
        ["processing"] = StatusMeaning.Running,
        ["in_progress"] = StatusMeaning.Running,
        ["generating"] = StatusMeaning.Running,
        ["success"] = StatusMeaning.Succeeded,
        ["succeeded"] = StatusMeaning.Succeeded,
        ["succeed"] = StatusMeaning.Succeeded,
        ["completed"] = StatusMeaning.Succeeded,
        ["failed"] = StatusMeaning.Failed,
        ["failure"] = StatusMeaning.Failed,
        ["error"] = StatusMeaning.Failed,
        ["cancelled"] = StatusMeaning.Cancelled,
        ["canceled"] = StatusMeaning.Cancelled,
        ["expired"] = StatusMeaning.Expired,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static StatusMeaning MeaningOf(string word) => Meanings.GetValueOrDefault(word);
}

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
