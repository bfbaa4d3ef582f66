using System.Globalization;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Results;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compose;

/// <summary>Reads what the page shows of a person in a workspace.</summary>
public sealed class ComposeReader(ConnectionStore connections, TaskStore tasks, AssetStore assets, FavouriteModelStore favourites, SpendingStore spending, UsualTimes usual, TimeProvider time)
{
    /// <summary>What the form is opened with. What the address names and is not in this workspace is left out.</summary>
    public async Task<ComposeReading> ReadAsync(Actor actor, ComposeQuery query, CancellationToken cancellationToken) => new(
        await connections.ListAsync(actor, cancellationToken),
        new ComposeRequest(
            TaskId.TryParse(query.From, out var task) ? await tasks.FindDetailAsync(actor, task, cancellationToken) : null, query.Seed == "used", query.Model,
            AssetId.TryParse(query.File, out var file) ? await assets.FindAsync(actor, file, cancellationToken) : null, query.FileSlot)
        {
            Part = ReuseParts.Read(query.Take),
            Count = int.TryParse(query.Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= ComposeState.MaxCount ? count : null,
        },
        [.. (await favourites.ListAsync(actor.User, cancellationToken)).Select(model => new ModelReference(model.ProviderId, model.ModelId))],
        await ReadBudgetsAsync(actor, cancellationToken));

    public Task<IReadOnlyList<BudgetView>> ReadBudgetsAsync(Actor actor, CancellationToken cancellationToken) => spending.ListBudgetsAsync(actor, cancellationToken);

    public async Task<ModelHistories> ReadHistoriesAsync(Actor actor, CancellationToken cancellationToken) => ModelHistories.Of(await tasks.ListMadeAsync(actor, cancellationToken));

    public async Task<LatestTasks> ReadLatestAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rows = (await tasks.ListAsync(actor, TaskFilter.All, null, LatestTasks.Count, cancellationToken)).Rows;
        return LatestTasks.Of(rows, actor.User, await usual.FindAsync(rows.Where(row => row.State.IsOpen()), cancellationToken), time.GetUtcNow());
    }
}

/// <summary>What the page's address says after its question mark; each null where it does not.</summary>
public sealed record ComposeQuery(string? From, string? Seed, string? Model, string? File, string? FileSlot)
{
    /// <summary>Which part of the request.</summary>
    public string? Take { get; init; }

    public string? Count { get; init; }
}

/// <summary>What the form is opened with.</summary>
/// <param name="Favourites">Models that the person has marked.</param>
public sealed record ComposeReading(IReadOnlyList<ConnectionView> Connections, ComposeRequest Wish, IReadOnlyList<ModelReference> Favourites, IReadOnlyList<BudgetView> Budgets);
