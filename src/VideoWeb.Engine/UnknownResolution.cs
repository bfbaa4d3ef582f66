using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>How a person settles a task of which nobody knows whether the provider has it.</summary>
public abstract record UnknownResolution
{
    private UnknownResolution() { }

    /// <summary>The provider has it under this id, as seen in its console.</summary>
    public sealed record Attach(RemoteTaskId RemoteId) : UnknownResolution;

    /// <summary>Send it once more, knowing that it may be charged twice.</summary>
    /// <param name="Attempt">The number of the attempt that is to be replaced, as shown on the page: a second click on the same page sends nothing.</param>
    public sealed record SendAgain(int Attempt) : UnknownResolution;

    /// <summary>Give it up.</summary>
    public sealed record Drop : UnknownResolution;
}
