using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>What the address of the page asks for beyond the draft.</summary>
/// <param name="Task">Whose request is to be used again; null for none.</param>
/// <param name="WithUsedSeed">Also with the seed that its provider says it has used.</param>
/// <param name="Model"><c>provider/model</c> to begin with; null for none.</param>
/// <param name="File">A file of the workspace to begin with; null for none.</param>
/// <param name="Slot">Where the file goes.</param>
public sealed record ComposeWish(TaskDetail? Task, bool WithUsedSeed, string? Model, AssetRow? File, string? Slot)
{
    public static ComposeWish None { get; } = new(null, false, null, null, null);

    /// <summary>The form with it. A draft that somebody would miss can be had back.</summary>
    public ComposeState Apply(ComposeState draft, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var filled = ComposeStart.Preselect(Task is null ? draft : ComposeStart.Reuse(Task, catalog, connections, draft, WithUsedSeed), Model, catalog, connections);
        if (File is not null) { filled = FrameStart.Use(filled, AssetMedia.Item(File, Slot ?? ""), catalog, connections); }
        return (Task is not null || File is not null) && ComposeStart.IsWorthKeeping(draft) && ComposeDraft.Fingerprint(filled) != ComposeDraft.Fingerprint(draft)
            ? draft.Replace(filled, Task is not null ? ComposeCause.Reuse : ComposeCause.Frame)
            : filled;
    }
}
