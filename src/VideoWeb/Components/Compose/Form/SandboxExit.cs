using VideoWeb.Data.Connections;

namespace VideoWeb.Components.Compose.Form;

/// <summary>Where a form stands that may leave the sandbox, in which nothing costs money.</summary>
public enum SandboxExit
{
    /// <summary>It was not written in the sandbox.</summary>
    None,

    /// <summary>It was written there, and its person has not been asked yet whether it may cost money.</summary>
    Unasked,

    /// <summary>It may, and this form does not ask again.</summary>
    Agreed,
}

/// <summary>Asks once when a form leaves the sandbox, and never who did not come from there.</summary>
public static class SandboxExitRule
{
    /// <summary>A form after a change. One in which nothing stands has nothing to ask about.</summary>
    /// <param name="before">Through which the form before the change would have been sent; null when there was none.</param>
    /// <param name="after">Through which this one would be sent; null when there is none.</param>
    public static ComposeState Follow(ComposeState form, ConnectionView? before, ConnectionView? after)
    {
        var exit = !ComposeStateFactory.IsWorthKeeping(form) ? SandboxExit.None
            : form.Exit == SandboxExit.None && (before?.IsSandbox == true || after?.IsSandbox == true) ? SandboxExit.Unasked
            : form.Exit;
        return exit == form.Exit ? form : form with { Exit = exit };
    }

    public static bool Asks(ComposeState form, ConnectionView? connection) => form.Exit == SandboxExit.Unasked && connection is { IsSandbox: false };
}
