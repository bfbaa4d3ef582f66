namespace VideoWeb.Components.Compose;

/// <summary>What the form's menu opens.</summary>
public enum ComposeDialogKind
{
    Several,
    Presets,
    Recent,
    Paste,
}
