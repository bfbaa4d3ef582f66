namespace VideoWeb.Providers.Catalog;

/// <summary>Where a parameter stands in the form.</summary>
public enum ParameterGroup
{
    Basic,
    Advanced,

    /// <summary>How the task is carried and marked, not what the clip looks like: callbacks, payload, metadata, time-out.</summary>
    Delivery,
}
