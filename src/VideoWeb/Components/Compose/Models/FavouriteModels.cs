using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Compose.Models;

/// <summary>The models that a person has marked, as the page shows them.</summary>
public sealed class FavouriteModels(FavouriteModelStore store, UserId person)
{
    /// <summary>Empty until they are read.</summary>
    public IReadOnlyList<ModelReference> List { get; private set; } = [];

    public void Show(IReadOnlyList<ModelReference> read) => List = read;

    /// <summary>Sets the mark of a model or takes it away. One too many changes nothing.</summary>
    public async Task ToggleAsync(ModelReference model, CancellationToken cancellationToken)
    {
        var isMarked = List.Contains(model);
        if (await store.SetAsync(person, new FavouriteModel(model.ProviderId, model.ModelId), !isMarked, cancellationToken)) { List = isMarked ? [.. List.Where(other => other != model)] : [.. List, model]; }
    }
}
