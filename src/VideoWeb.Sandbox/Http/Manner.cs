namespace VideoWeb.Sandbox.Http;

/// <summary>How an answer travels.</summary>
internal enum Manner
{
    /// <summary>Whole, with its length.</summary>
    Plain,

    /// <summary>Not at all; the connection stays open until the caller leaves.</summary>
    Never,

    /// <summary>Not at all; the connection is cut.</summary>
    Reset,

    /// <summary>Whole, after <see cref="SandboxOptions.LateAnswer"/>.</summary>
    Late,

    /// <summary>The body, then white space in chunks without end.</summary>
    Endless,

    /// <summary>One byte a second.</summary>
    Trickle,

    /// <summary>The length of the whole, half of the body, then a cut.</summary>
    Cut,

    /// <summary>Headers, then a cut before the first byte of the body.</summary>
    CutAfterHeaders,
}
