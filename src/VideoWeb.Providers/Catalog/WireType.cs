namespace VideoWeb.Providers.Catalog;

/// <summary>The JSON type of a value on the wire.</summary>
public enum WireType
{
    String,
    Integer,
    Number,
    Boolean,

    /// <summary>The value is JSON and stands in the body as it is.</summary>
    Json,

    /// <summary>The value is JSON and is sent as a string that holds its text (Vidu's <c>meta_data</c>).</summary>
    JsonText,
}
