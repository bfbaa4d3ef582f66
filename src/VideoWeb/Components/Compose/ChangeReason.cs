namespace VideoWeb.Components.Compose;

/// <summary>What put other values into the form, for the sentence above its notes.</summary>
public enum ChangeReason
{
    /// <summary>Another provider, model or mode was chosen.</summary>
    Switch,
    Paste,
    Preset,
    Prompt,

    /// <summary>The draft that another tab had kept.</summary>
    OtherTab,

    /// <summary>An earlier draft, which another form had taken the place of.</summary>
    PastDraft,

    /// <summary>What an earlier task was made with.</summary>
    Reuse,

    /// <summary>A file that was put into one of its slots from elsewhere.</summary>
    Frame,
}
