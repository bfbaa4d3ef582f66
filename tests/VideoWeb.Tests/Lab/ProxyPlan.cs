namespace VideoWeb.Tests.Lab;

/// <summary>What the proxy does to one connection. The default passes everything on.</summary>
public sealed record ProxyPlan
{
    public static ProxyPlan Pass { get; } = new();

    /// <summary>Resets the connection as soon as it is accepted.</summary>
    public bool ResetsAtOnce { get; init; }

    /// <summary>Accepts, reads and says nothing, for ever.</summary>
    public bool SwallowsAll { get; init; }

    /// <summary>Resets both sides once so many request bytes have been passed on.</summary>
    public int? CutRequestAfter { get; init; }

    /// <summary>Resets both sides once so many answer bytes have been passed back.</summary>
    public int? CutAnswerAfter { get; init; }

    /// <summary>Asked at each request that holds this text; on yes the request is passed on, its answer is awaited, and both sides are reset in its place.</summary>
    public (string Text, Func<bool> IsCut)? CutAnswerTo { get; init; }

    /// <summary>Passes one answer byte at a time, with this pause after each.</summary>
    public TimeSpan? PauseAfterEachByte { get; init; }

    /// <summary>Before the first request byte is passed on.</summary>
    public TimeSpan Delay { get; init; }
}
