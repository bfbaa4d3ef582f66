using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery.Filters;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compare;

/// <summary>How models come off in votes, by kind of mode.</summary>
public sealed partial class StatisticsPage
{
    // Most signals are progress of tasks and change no vote: seldom is often enough.
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(5);

    private StatisticsQuery _query = new();
    private (string Slug, VotePeriod Period, bool BlindOnly)? _shown;
    private IReadOnlyList<ModelScore>? _scores;

    [Inject] private VoteStore Votes { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "days")] private string? Days { get; set; }
    [SupplyParameterFromQuery(Name = "blind")] private string? Blind { get; set; }
    [SupplyParameterFromQuery(Name = "mode")] private string? Mode { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sorted { get; set; }
    [SupplyParameterFromQuery(Name = "order")] private string? Order { get; set; }

    private IReadOnlyList<ModelScore> Rows => _query.Sort(_scores ?? [], NameOf);

    private IReadOnlyList<string> Modes => [.. (_scores ?? []).Select(score => score.Side.ModeId).Append(_query.Mode).OfType<string>().Where(mode => mode.Length > 0).Distinct().OrderBy(NameOf, StringComparer.CurrentCultureIgnoreCase)];

    private ClipFacetLabels Words => new(Catalog.Current, ClipFilterNames.None, Texts);

    protected override async Task OnParametersSetAsync()
    {
        _query = StatisticsQuery.Read(name => name switch { "days" => Days, "blind" => Blind, "mode" => Mode, "sort" => Sorted, _ => Order });
        var wanted = (Context.Slug, _query.Period, _query.BlindOnly);
        if (_shown == wanted) { return; }

        if (_shown?.Slug != Context.Slug) { Listen(Context.Actor.Workspace, Frame, () => ShowAsync(CountAsync)); }
        (_shown, _scores) = (wanted, null);
        ChangeSubject();
        await LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(CountAsync);

    private async Task<Action> CountAsync(CancellationToken token)
    {
        var scores = await Votes.ReportAsync(Context.Actor, _query.Since(Time.GetUtcNow()), _query.BlindOnly, token);
        return () => _scores = scores;
    }

    private string NameOf(string mode) => mode.Length == 0 ? "–" : Words.NameOf(ClipFacet.Mode, mode);

    private string ProviderOf(ModelScore score) => Words.NameOf(ClipFacet.Provider, score.Side.ProviderId);
}
