namespace VideoWeb.Sandbox;

/// <summary>The names that the five simulated providers have in addresses, the journal and the ledger.</summary>
internal static class Providers
{
    public const string AgCloud = "agcloud";
    public const string Vidu = "vidu";
    public const string UniAll = "uniall";
    public const string GlobalAiopc = "globalaiopc";
    public const string EzModel = "ezmodel";
}
