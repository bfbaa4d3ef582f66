namespace VideoWeb.Engine;

/// <summary>Where this process itself listens. The host sets it once it does; until then the sandbox cannot be reached.</summary>
public sealed class OwnAddress
{
    private volatile Uri? _local;

    /// <summary>A plain http address of this process; a wildcard host (<c>0.0.0.0</c>, <c>[::]</c>, <c>+</c>) is dialled as loopback. Null until the host listens.</summary>
    public Uri? Local
    {
        get => _local;
        set => _local = value;
    }
}
