namespace VideoWeb.Components.Shared;

/// <summary>What a sentence, badge or dot means to the reader.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Success,
    Warning,
    Danger,
}
