namespace VideoWeb.Engine.Work;

/// <summary>What there is to do with a task.</summary>
internal enum WorkStep
{
    /// <summary>Nothing: it has ended, or a person must say how it goes on.</summary>
    None,

    Send,

    /// <summary>The process that was sending it is gone, and so is the answer.</summary>
    GiveUpSend,

    Ask,

    Copy,
}
