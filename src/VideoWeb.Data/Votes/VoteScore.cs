using VideoWeb.Data.Clips;

namespace VideoWeb.Data.Votes;

/// <summary>How a clip was made, as far as votes are counted by it.</summary>
public sealed record VoteSide(string ProviderId, string ModelId, string ModeId, bool IsSandbox);

/// <summary>How one came off against others, taken one by one. Pure.</summary>
public readonly record struct VoteScore(int Wins, int Ties, int Losses)
{
    /// <summary>The best one has won against each other one, which tells nothing of the others among each other. Two that were made in the same way tell nothing of that way.</summary>
    /// <param name="clips">All that were voted about.</param>
    /// <param name="winner">Null when neither of two is better.</param>
    public static VoteScore Of(ClipId clip, IReadOnlyDictionary<ClipId, VoteSide> clips, ClipId? winner)
    {
        var others = clips.Where(other => other.Key != clip && other.Value != clips[clip]).Select(other => other.Key).ToList();
        return winner is not { } best ? new(0, others.Count, 0)
            : best == clip ? new(others.Count, 0, 0)
            : new(0, 0, others.Contains(best) ? 1 : 0);
    }
}
