using System.Text.Json;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;

namespace VideoWeb.Engine;

/// <summary>The seed that a clip was made with, by the provider's own word.</summary>
public static class UsedSeed
{
    /// <summary>As <see cref="AnsweredSeed.Of"/> says it; null too where the description is of a version that described more or less.</summary>
    public static long? Of(TaskDetail detail)
    {
        try { return AnsweredSeed.Of(DescriptionJson.Read(detail.SnapshotJson).Provider.Dialect, detail.QueryText, detail.ResponseText); }
        catch (JsonException) { return null; }
    }
}
