using System.Collections.Frozen;

namespace VideoWeb.Sandbox.Faults;

/// <summary>Every fault that can be asked for by name.</summary>
internal static class FaultCatalog
{
    public static readonly IReadOnlyList<FaultKind> All = [.. CreateFaults.All, .. QueryFaults.All, .. FileFaults.All, .. CallbackFaults.All];

    private static readonly FrozenDictionary<string, FaultKind> ByName = All.ToFrozenDictionary(fault => fault.Name, StringComparer.Ordinal);

    public static FaultKind? Find(string name) => ByName.GetValueOrDefault(name);
}
