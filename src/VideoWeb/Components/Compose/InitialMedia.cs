using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>A form that opens with a file in one of its slots.</summary>
public static class InitialMedia
{
    /// <summary>
    /// Puts the file into the slot of that name: of the present mode, else of another mode of the model, else of the nearest model that has
    /// one, those with a connection first. Where no model has it, nothing changes.
    /// </summary>
    public static ComposeState Use(ComposeState state, MediaItem item, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        if (ModelSelection.Find(catalog, state) is not { } target) { return state; }

        var mode = Takes(target.Mode, item) ? target.Mode : target.Model.Modes.FirstOrDefault(candidate => Takes(candidate, item));
        if (mode is not null) { return Put(state.SwitchMode(target, mode), mode, item); }

        var others = catalog.Providers
            .OrderByDescending(provider => provider.Id == state.ProviderId)
            .ThenByDescending(provider => connections.Any(connection => connection.ProviderId == provider.Id))
            .SelectMany(provider => provider.Models.Select(model => (provider, model)));
        foreach (var (provider, model) in others)
        {
            if (model.Modes.FirstOrDefault(candidate => Takes(candidate, item)) is not { } found) { continue; }

            var switched = state.SwitchModel(target, provider, model, ComposeStateFactory.Connection(connections, provider.Id, state.Connection));
            return ModelSelection.Find(catalog, switched) is { } there ? Put(switched.SwitchMode(there, found), found, item) : state;
        }

        return state;
    }

    private static bool Takes(ModeDescription mode, MediaItem item) => mode.FindSlot(item.Slot) is { } slot && slot.Kind == item.Kind;

    // In a full slot it takes the place of the last one, which is what "use this as the first frame" means.
    private static ComposeState Put(ComposeState state, ModeDescription mode, MediaItem item)
    {
        var there = state.Media.Where(other => other.Slot == item.Slot).Take(mode.FindSlot(item.Slot)!.Maximum - 1);
        return state.SetSlot(item.Slot, [.. there, item]);
    }
}
