namespace VideoWeb.Sandbox.Vidu;

/// <summary>What one model may be asked on one endpoint.</summary>
/// <param name="Name">Model name.</param>
/// <param name="Family">Decides price and which fields apply.</param>
/// <param name="Durations">Allowed seconds.</param>
/// <param name="Resolutions">Allowed resolutions for a duration, the default first.</param>
internal sealed record ViduModel(string Name, ViduFamily Family, IReadOnlyList<int> Durations, Func<int, IReadOnlyList<string>> Resolutions)
{
    /// <summary>5 seconds where the model can, else its shortest.</summary>
    public int UsualDuration => Durations.Contains(5) ? 5 : Durations[0];
}
