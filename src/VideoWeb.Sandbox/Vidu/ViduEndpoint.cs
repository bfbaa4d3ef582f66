namespace VideoWeb.Sandbox.Vidu;

/// <summary>One of the four create endpoints.</summary>
/// <param name="Type">Its last path segment, which answers repeat as <c>type</c>.</param>
/// <param name="Models">The models it takes.</param>
/// <param name="NeedsPrompt">The picture alone is not enough.</param>
/// <param name="TakesAspectRatio">Elsewhere the picture decides.</param>
/// <param name="Images">Exact count of <c>images</c>; 0 for none, null for references (1 to 7, or subjects).</param>
internal sealed record ViduEndpoint(string Type, IReadOnlyList<ViduModel> Models, bool NeedsPrompt, bool TakesAspectRatio, int? Images)
{
    public bool IsReference => Images is null;

    public bool TakesFrames => Images > 0;
}
