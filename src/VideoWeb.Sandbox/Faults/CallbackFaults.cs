namespace VideoWeb.Sandbox.Faults;

/// <summary>Faults of callbacks.</summary>
internal static class CallbackFaults
{
    public const string Duplicate = "callback-duplicate";
    public const string Disordered = "callback-disordered";
    public const string Early = "callback-early";
    public const string Forged = "callback-forged";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new(Duplicate, FaultStage.Callback, "Every callback is sent twenty times."),
        new(Disordered, FaultStage.Callback, "The last state is announced first, the earlier ones after it."),
        new(Early, FaultStage.Callback, "The first callback is sent before the create call is answered."),
        new(Forged, FaultStage.Callback, "Before each callback comes one that nobody signed, and one that is no JSON."),
    ];
}
