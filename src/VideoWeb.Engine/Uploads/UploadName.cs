using VideoWeb.Data.Clips;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Uploads;

/// <summary>What a file is called that somebody brings: for messages and pages, never for a path or a type. Pure.</summary>
internal static class UploadName
{
    public static string Clean(string name)
    {
        var last = new string([.. name.Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))]).Trim();
        return last.Length == 0 ? "file" : TextCut.LastOf(last, AssetRow.MaxNameLength);
    }
}
