namespace VideoWeb.Providers.Catalog;

/// <summary>A hint for the control of a number.</summary>
public enum NumberControl
{
    Box,

    /// <summary>A slider with a box beside it.</summary>
    Slider,
}
