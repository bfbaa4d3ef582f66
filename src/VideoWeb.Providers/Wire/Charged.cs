namespace VideoWeb.Providers.Wire;

/// <summary>Whether money was taken, as far as can be known.</summary>
public enum Charged
{
    Unknown,
    No,
    Yes,
}
