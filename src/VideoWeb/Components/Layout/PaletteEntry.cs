using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Filters;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Layout;

/// <summary>One way that the palette offers.</summary>
/// <param name="Text">What it is found by.</param>
/// <param name="Detail">Told beside it.</param>
/// <param name="Keys">What goes there without the palette.</param>
/// <param name="IsFreshPage">The page is loaded anew: another workspace has a circuit of its own, and account pages have none.</param>
internal sealed record PaletteEntry(string Icon, string Text, string Address, string? Detail = null, string? Picture = null, string? Keys = null, bool IsFreshPage = false);

/// <summary>Ways of one kind, under their title.</summary>
internal sealed record PaletteGroup(string Title, IReadOnlyList<PaletteEntry> Entries);

/// <summary>What the palette knows without asking the database. Pure.</summary>
internal static class PaletteIndex
{
    /// <summary>How many of one kind are shown.</summary>
    public const int MostOfAKind = 6;

    /// <summary>Pages, models to compose with and workspaces, those that fit what is typed; models only once something is typed.</summary>
    public static IReadOnlyList<PaletteGroup> Find(
        string typed, WorkspaceContext? current, IReadOnlyList<WorkspaceMembership> memberships, bool isAdministrator, ModelCatalog catalog, MessageFormatter texts)
    {
        var models = current is null || typed.Length == 0 || !current.Membership.Role.CanSpend() ? [] : Models(current, catalog);
        PaletteGroup[] groups =
        [
            new(texts[LayoutText.GoTo], [.. SearchRank.Best(Pages(current, isAdministrator, texts), typed, entry => entry.Text).Take(12)]),
            new(texts[LayoutText.ComposeWithModel], [.. SearchRank.Best(models, typed, entry => $"{entry.Text} {entry.Detail}").Take(MostOfAKind)]),
            new(texts[LayoutText.Workspaces], [.. SearchRank.Best(Workspaces(current, memberships), typed, entry => entry.Text).Take(MostOfAKind)]),
        ];
        return [.. groups.Where(group => group.Entries.Count > 0)];
    }

    public static PaletteEntry Of(ClipCard clip, string slug) => new(
        "film", clip.Prompt.Length > 0 ? clip.Prompt : clip.Title ?? clip.ModelName, AppRoutes.Clip(slug, clip.Id), clip.ModelName, clip.HasStill ? AppRoutes.SmallStill(slug, clip.Clip) : null);

    public static PaletteEntry Of(TaskRow task, string slug, MessageFormatter texts) => new(
        "tasks", task.Prompt.Length > 0 ? task.Prompt : task.ModelName, $"/w/{slug}/tasks/{task.Id}", $"{task.ModelName} · {TaskLabels.Describe(task, texts).Headline}");

    private static IEnumerable<PaletteEntry> Pages(WorkspaceContext? current, bool isAdministrator, MessageFormatter texts)
    {
        if (current is not null)
        {
            yield return new("compose", texts[SharedText.Compose], current.Page("compose"), Keys: "gc");
            yield return new("tasks", texts[SharedText.Tasks], current.Page("tasks"), Keys: "gt");
            yield return new("gallery", texts[SharedText.Gallery], current.Page("gallery"), Keys: "gg");
            yield return new("question", texts[SharedText.Reconcile], current.Page("reconcile"));
            yield return new("connections", texts[SharedText.Connections], current.Page("connections"), Keys: "gk");
            yield return new("coins", texts[SharedText.Spending], current.Page("spending"), Keys: "gs");
            yield return new("workspace", texts[SharedText.Workspace], current.Page("workspace"), Keys: "gw");
        }

        yield return new("person", texts[SharedText.YourAccount], "/account/manage", IsFreshPage: true);
        yield return new("plus", texts[SharedText.NewWorkspace], "/workspaces/new");
        if (isAdministrator) { yield return new("admin", texts[SharedText.Administration], "/admin", Keys: Shortcuts.Admin); }
    }

    private static IEnumerable<PaletteEntry> Models(WorkspaceContext current, ModelCatalog catalog) =>
        from provider in catalog.Providers
        from model in provider.Models
        select new PaletteEntry("spark", model.Name, $"{current.Page("compose")}?model={Uri.EscapeDataString($"{provider.Id}/{model.Id}")}", provider.Name);

    private static IEnumerable<PaletteEntry> Workspaces(WorkspaceContext? current, IReadOnlyList<WorkspaceMembership> memberships) => memberships
        .Where(membership => membership.Id != current?.Membership.Id)
        .Select(membership => new PaletteEntry("workspace", membership.Name, $"/w/{membership.Slug}/compose", IsFreshPage: true));
}
