namespace VideoWeb.Components.Compose.Extras;

/// <summary>What the form's menu opens.</summary>
public enum ComposeDialogKind
{
    Several,
    Presets,
    Recent,
    Paste,
}
