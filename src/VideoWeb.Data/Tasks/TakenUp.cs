namespace VideoWeb.Data.Tasks;

/// <summary>What a run of the engine took up from the one before, in tasks.</summary>
/// <param name="Ready">To be sent.</param>
/// <param name="Unknown">Being sent when the last run ended, so nobody knows.</param>
/// <param name="Accepted">To be asked for.</param>
/// <param name="Succeeded">To be copied.</param>
/// <param name="SetAside">Left alone, because work on them broke off again and again.</param>
public sealed record TakenUp(int Ready, int Unknown, int Accepted, int Succeeded, int SetAside)
{
    public static TakenUp Nothing { get; } = new(0, 0, 0, 0, 0);

    public int Total => Ready + Unknown + Accepted + Succeeded;
}
