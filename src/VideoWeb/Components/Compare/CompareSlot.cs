using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Compare;

/// <summary>A place on the screen, and which clip is in it.</summary>
/// <param name="Letter">What the place is called: A, B and so on.</param>
/// <param name="Detail">Null when the clip is not there any more, or never was.</param>
public sealed record CompareSlot(ClipId Clip, string Letter, ClipDetail? Detail)
{
    /// <param name="index">From 0.</param>
    public static string LetterOf(int index) => ((char)('A' + index)).ToString();
}
