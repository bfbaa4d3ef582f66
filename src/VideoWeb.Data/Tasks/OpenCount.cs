namespace VideoWeb.Data.Tasks;

/// <summary>How many tasks are open.</summary>
/// <param name="Running">Being sent, at the provider or being copied.</param>
/// <param name="Waiting">Not sent yet: held, or waiting for their turn.</param>
public sealed record OpenCount(int Running, int Waiting)
{
    public static OpenCount None { get; } = new(0, 0);
}
