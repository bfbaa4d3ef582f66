using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Import;

namespace VideoWeb.Components.Compose;

/// <summary>The state with which the form opens.</summary>
public static class ComposeStateFactory
{
    /// <summary>An empty form on the first model that can be used; null when the catalog is empty.</summary>
    public static ComposeState? Fresh(ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var provider = catalog.Providers.FirstOrDefault(candidate => connections.Any(connection => connection.ProviderId == candidate.Id))
            ?? catalog.Providers.FirstOrDefault();
        return provider?.Models is not [var model, ..]
            ? null
            : new ComposeState
            {
                ProviderId = provider.Id,
                ModelId = model.Id,
                ModeId = model.Modes[0].Id,
                Connection = Connection(connections, provider.Id, null),
            };
    }

    /// <summary>A kept form fitted to what exists now: a lost model is replaced with notes, a lost connection by another of its provider.</summary>
    public static ComposeState? Restore(ComposeState kept, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var connection = Connection(connections, kept.ProviderId, kept.Connection);
        if (ModelSelection.Find(catalog, kept) is not null)
        {
            // A file that does not fit says so at once, as it did when it was put in.
            return kept with { Connection = connection, Touched = kept.Touched.Union(kept.Media.Select(item => item.Slot)) };
        }
        if (catalog.FindProvider(kept.ProviderId) is { Models: [var first, ..] } provider)
        {
            return kept.Fit(null, provider, provider.FindModel(kept.ModelId) ?? first, connection) with { BeforeSwitch = null };
        }
        return Fresh(catalog, connections) is { } fresh && ModelSelection.Find(catalog, fresh) is { } target
            ? kept.Fit(null, target.Provider, target.Model, fresh.Connection) with { BeforeSwitch = null }
            : null;
    }

    /// <summary>Opens with the model that an address names as <c>provider/model</c>; unknown names change nothing.</summary>
    public static ComposeState Preselect(ComposeState state, string? address, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        if (address?.Split('/', 2) is not [var providerId, var modelId]
            || catalog.FindProvider(providerId) is not { } provider || provider.FindModel(modelId) is not { } model)
        {
            return state;
        }
        return state.SwitchModel(ModelSelection.Find(catalog, state), provider, model, Connection(connections, providerId, state.Connection));
    }

    /// <summary>A form with what an earlier task was made with.</summary>
    /// <param name="withUsedSeed">Also with the seed that the provider has used, where it says so and the model takes one.</param>
    public static ComposeState Reuse(TaskDetail task, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections, ComposeState otherwise, bool withUsedSeed = false)
    {
        var state = Reuse(task, catalog, connections, otherwise);
        return withUsedSeed && UsedSeed.Of(task) is { } seed && ModelSelection.Find(catalog, state)?.Mode is { } mode && SeedSequence.Find(mode) is { } parameter
            ? state with { Values = state.Values.With(parameter.Name, seed) }
            : state;
    }

    private static ComposeState Reuse(TaskDetail task, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections, ComposeState otherwise) =>
        Restore(
            otherwise with
            {
                ProviderId = task.Row.ProviderId,
                ModelId = task.Row.ModelId,
                ModeId = task.Row.ModeId,
                Connection = task.Row.Connection,
                Values = task.Values,
                Media = [.. task.Media],
                Count = 1,
                Exit = task.Row.IsSandbox ? SandboxExit.Unasked : SandboxExit.None,
                UnansweredNonce = null,
            },
            catalog, connections) ?? otherwise;

    /// <summary>The form with what a pasted request says; what has no place in it is noted.</summary>
    public static ComposeState Fill(ComposeState form, PasteOutcome.Filled pasted, IReadOnlyList<ConnectionView> connections) => form with
    {
        ProviderId = pasted.Input.Provider.Id,
        ModelId = pasted.Input.Model.Id,
        ModeId = pasted.Input.Mode.Id,
        Connection = Connection(connections, pasted.Input.Provider.Id, form.Connection),
        Values = pasted.Input.Values,
        Media = [.. pasted.Input.Media],
        Notes = [.. pasted.Unplaced.Select(place => TranslationNote.NotPlaced(place))],
    };

    /// <summary>Whether somebody would miss it: it has a prompt, or a file lies in it.</summary>
    public static bool IsWorthKeeping(ComposeState state) => !string.IsNullOrWhiteSpace(state.Values.Text(ComposeForm.PromptName)) || state.Media.Length > 0;

    /// <summary>Whether two forms have the same prompt and the same files, whatever their settings.</summary>
    public static bool SaysTheSame(ComposeState one, ComposeState other) =>
        one.Values.Text(ComposeForm.PromptName) == other.Values.Text(ComposeForm.PromptName) && one.Media.Select(item => item.Address).SequenceEqual(other.Media.Select(item => item.Address));

    /// <summary>
    /// The preferred connection when it is one of the provider's, else the provider's first that is of its kind: whoever is in the sandbox stays
    /// there. Null when the provider has none.
    /// </summary>
    public static ConnectionId? Connection(IReadOnlyList<ConnectionView> connections, string providerId, ConnectionId? preferred)
    {
        var usable = connections.Where(connection => connection.ProviderId == providerId).ToList();
        var known = connections.FirstOrDefault(connection => connection.Id == preferred);
        return (usable.FirstOrDefault(connection => connection.Id == preferred)
            ?? usable.FirstOrDefault(connection => connection.IsSandbox == known?.IsSandbox)
            ?? usable.FirstOrDefault())?.Id;
    }
}
