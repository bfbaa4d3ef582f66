namespace VideoWeb.Engine.Work;

/// <summary>What becomes of a task of a batch whose turn it is.</summary>
internal enum BatchVerdict
{
    Send,

    /// <summary>Those before it have not been answered; if they all fail it is one too many.</summary>
    Wait,

    Stop,
}
