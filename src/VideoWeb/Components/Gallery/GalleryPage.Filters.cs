using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery.Filters;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that reads its address, and counts what the clips can be narrowed by.</summary>
public sealed partial class GalleryPage
{
    private ClipFilterNames _names = ClipFilterNames.None;
    private GalleryQuery? _named;

    // What is counted while the filters are open, and of what; null before.
    private IReadOnlyList<ClipFacetCounts>? _facets;
    private GalleryQuery? _counted;
    private bool _isFiltering;
    private bool _isCounting;
    private bool _hasCountFailed;

    [Inject] private ClipFacetStore Facets { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "who")] private string? Who { get; set; }
    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }
    [SupplyParameterFromQuery(Name = "before")] private string? Before { get; set; }
    [SupplyParameterFromQuery(Name = "show")] private string? Part { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }
    [SupplyParameterFromQuery(Name = "judge")] private string? Judge { get; set; }
    [SupplyParameterFromQuery(Name = "stack")] private string? Stack { get; set; }
    [SupplyParameterFromQuery(Name = "set")] private string? Set { get; set; }
    [SupplyParameterFromQuery(Name = "similar")] private string? Similar { get; set; }
    [SupplyParameterFromQuery(Name = "view")] private string? ViewName { get; set; }
    [SupplyParameterFromQuery(Name = "provider")] private string? Provider { get; set; }
    [SupplyParameterFromQuery(Name = "model")] private string? Model { get; set; }
    [SupplyParameterFromQuery(Name = "mode")] private string? Mode { get; set; }
    [SupplyParameterFromQuery(Name = "connection")] private string? Connection { get; set; }
    [SupplyParameterFromQuery(Name = "by")] private string? Maker { get; set; }
    [SupplyParameterFromQuery(Name = "review")] private string? Review { get; set; }
    [SupplyParameterFromQuery(Name = "rating")] private string? Rating { get; set; }
    [SupplyParameterFromQuery(Name = "favourite")] private string? Favourite { get; set; }
    [SupplyParameterFromQuery(Name = "tag")] private string? Tagged { get; set; }
    [SupplyParameterFromQuery(Name = "board")] private string? OnBoard { get; set; }
    [SupplyParameterFromQuery(Name = "comments")] private string? Talk { get; set; }
    [SupplyParameterFromQuery(Name = "visibility")] private string? Visibility { get; set; }
    [SupplyParameterFromQuery(Name = "ratio")] private string? Ratio { get; set; }
    [SupplyParameterFromQuery(Name = "resolution")] private string? Resolution { get; set; }
    [SupplyParameterFromQuery(Name = "sound")] private string? Sound { get; set; }
    [SupplyParameterFromQuery(Name = "made")] private string? Origin { get; set; }
    [SupplyParameterFromQuery(Name = "source")] private string? Source { get; set; }
    [SupplyParameterFromQuery(Name = "length-from")] private string? MinLength { get; set; }
    [SupplyParameterFromQuery(Name = "length-to")] private string? MaxLength { get; set; }
    [SupplyParameterFromQuery(Name = "from")] private string? MadeFrom { get; set; }
    [SupplyParameterFromQuery(Name = "until")] private string? MadeUntil { get; set; }
    [SupplyParameterFromQuery(Name = "cost")] private string? Currency { get; set; }
    [SupplyParameterFromQuery(Name = "cost-from")] private string? MinCost { get; set; }
    [SupplyParameterFromQuery(Name = "cost-to")] private string? MaxCost { get; set; }

    private string? Find(string name) => name switch
    {
        "who" => Who,
        "search" => Search,
        "before" => Before,
        "show" => Part,
        "sort" => Sort,
        "judge" => Judge,
        "stack" => Stack,
        "set" => Set,
        "similar" => Similar,
        "view" => ViewName,
        "provider" => Provider,
        "model" => Model,
        "mode" => Mode,
        "connection" => Connection,
        "by" => Maker,
        "review" => Review,
        "rating" => Rating,
        "favourite" => Favourite,
        "tag" => Tagged,
        "board" => OnBoard,
        "comments" => Talk,
        "visibility" => Visibility,
        "ratio" => Ratio,
        "resolution" => Resolution,
        "sound" => Sound,
        "made" => Origin,
        "source" => Source,
        ClipChoices.MinLength => MinLength,
        ClipChoices.MaxLength => MaxLength,
        ClipChoices.From => MadeFrom,
        ClipChoices.Until => MadeUntil,
        "cost" => Currency,
        ClipChoices.MinCost => MinCost,
        ClipChoices.MaxCost => MaxCost,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The page takes no such parameter."),
    };

    private Task ReadNamesAsync() => _named == _query.Filters ? Task.CompletedTask : ShowAsync(async token =>
    {
        var wanted = _query.Filters;
        var names = await Facets.FindNamesAsync(Context.Actor, _query.ToFilter(Zone), token);
        return () => (_names, _named) = (names, wanted);
    });

    private Task OpenFiltersAsync()
    {
        _isFiltering = true;
        return CountAsync();
    }

    private void CloseFilters() => (_isFiltering, _facets, _counted) = (false, null, null);

    /// <summary>What is counted stays in sight while it is counted anew.</summary>
    private async Task CountAsync()
    {
        if (_isCounting || !_isFiltering) { return; }

        (_isCounting, _hasCountFailed) = (true, false);
        while (_isFiltering && _counted != _query.Filters && !IsGone)
        {
            var wanted = _query.Filters;
            try
            {
                var facets = await Facets.ListAsync(Context.Actor, (_query with { IsStacked = false }).ToFilter(Zone), Gone);
                if (_isFiltering) { (_facets, _counted) = (facets, wanted); }
            }
            catch (Exception error) when (error is not NavigationException && !IsGone)
            {
                Logger.LogWarning(error, "What the gallery can be narrowed by could not be counted.");
                _hasCountFailed = true;
                break;
            }
        }

        _isCounting = false;
        if (!IsGone) { StateHasChanged(); }
    }
}
