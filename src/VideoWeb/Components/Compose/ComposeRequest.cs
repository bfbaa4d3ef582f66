using VideoWeb.Components.Compose.Drafts;
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
public sealed record ComposeRequest(TaskDetail? Task, bool WithUsedSeed, string? Model, AssetRow? File, string? Slot)
{
    /// <summary>What of the request is to be used.</summary>
    public ReusePart Part { get; init; }

    /// <summary>How many at once, each with a seed of its own; null for what the form has.</summary>
    public int? Count { get; init; }

    public static ComposeRequest None { get; } = new(null, false, null, null, null);

    /// <summary>The form with it. A draft that somebody would miss can be had back.</summary>
    public ComposeState Apply(ComposeState draft, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var filled = ComposeStateFactory.Preselect(Task is null ? draft : ReuseParts.Apply(Part, Task, draft, catalog, connections, WithUsedSeed), Model, catalog, connections);
        if (Task is not null && Count is { } count) { filled = ReuseParts.Vary(filled, catalog, count); }
        if (File is not null) { filled = InitialMedia.Use(filled, AssetMedia.Item(File, Slot ?? ""), catalog, connections); }
        return (Task is not null || File is not null) && ComposeStateFactory.IsWorthKeeping(draft) && ComposeDraft.Fingerprint(filled) != ComposeDraft.Fingerprint(draft)
            ? draft.Replace(filled, Task is not null ? ChangeReason.Reuse : ChangeReason.Frame)
            : filled;
    }
}
