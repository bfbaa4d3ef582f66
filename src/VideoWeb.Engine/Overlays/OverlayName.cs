using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Overlays;

/// <summary>What an overlay's file may be called, where this program names it.</summary>
internal static class OverlayName
{
    private const int MaxLength = 80;
    private const string Ending = ".json";

    /// <summary>Null when the name is good.</summary>
    public static Message? Problem(string name)
    {
        if (!name.EndsWith(Ending, StringComparison.Ordinal) || name.Length == Ending.Length) { return Message.Of(MessageCode.OverlayNameEnding); }
        if (name.Length > MaxLength) { return Message.Of(MessageCode.OverlayNameTooLong, ("most", MaxLength)); }

        return name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? null
            : Message.Of(MessageCode.OverlayNameWrong);
    }
}
