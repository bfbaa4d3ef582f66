namespace VideoWeb.Data.Compose;

/// <summary>How saving or renaming a preset ended.</summary>
public abstract record PresetOutcome
{
    private PresetOutcome() { }

    public sealed record Saved(PresetRow Preset) : PresetOutcome;

    /// <param name="Sentence">For the user.</param>
    public sealed record Denied(string Sentence) : PresetOutcome;
}
