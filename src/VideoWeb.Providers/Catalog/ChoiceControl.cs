namespace VideoWeb.Providers.Catalog;

/// <summary>A hint for the control of a choice.</summary>
public enum ChoiceControl
{
    List,
    Segmented,

    /// <summary>Aspect ratios as drawn shapes.</summary>
    Ratio,
}
