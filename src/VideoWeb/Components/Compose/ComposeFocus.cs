namespace VideoWeb.Components.Compose;

/// <summary>What is to be brought to the person after the next render; several may be.</summary>
[Flags]
public enum ComposeFocus
{
    None = 0,

    /// <summary>The list of what is wrong with the form.</summary>
    Errors = 1,

    /// <summary>What was sent.</summary>
    Result = 2,

    /// <summary>The question which of two tabs' forms is kept.</summary>
    Decision = 4,

    /// <summary>The question whether a form that was written in the sandbox may cost money.</summary>
    SandboxExit = 8,

    /// <summary>The prompt, once there is a form.</summary>
    Prompt = 16,
}
