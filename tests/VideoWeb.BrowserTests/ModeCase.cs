namespace VideoWeb.BrowserTests;

/// <summary>One mode of one model, with media in its slots.</summary>
/// <param name="Mode">As the form calls it.</param>
/// <param name="Media">Slots as the catalog names them, each with its files: names of <see cref="SampleFiles"/>, or addresses to type.</param>
/// <param name="Path">Where the request goes.</param>
/// <param name="Marks">What the request says of the model and the media.</param>
internal sealed record ModeCase(
    string Provider, string Model, string Mode, IReadOnlyList<(string Slot, string[] Files)> Media, string Path, string[] Marks)
{
    public string Prompt => $"{Provider}, {Model}, {Mode}: a lantern drifts over the lake";
}
