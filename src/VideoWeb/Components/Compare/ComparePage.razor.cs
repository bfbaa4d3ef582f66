using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compare;

/// <summary>Two to four clips on one timeline, with what they were made with, and votes about them.</summary>
public sealed partial class ComparePage
{
    private static readonly TimeSpan Frame = TimeSpan.FromSeconds(1);

    private CompareQuery _query = new([]);
    private (string Slug, ClipSet? Set)? _shown;
    private IReadOnlyList<ClipDetail> _found = [];
    private IReadOnlyList<CompareSlot>? _places;
    private Vote? _own;

    [Inject] private GalleryStore Gallery { get; set; } = default!;
    [Inject] private VoteStore Votes { get; set; } = default!;
    [Inject] private VoteCommands Commands { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "clips")] private string? Clips { get; set; }
    [SupplyParameterFromQuery(Name = "mode")] private string? Mode { get; set; }
    [SupplyParameterFromQuery(Name = "blind")] private string? Blind { get; set; }
    [SupplyParameterFromQuery(Name = "in")] private string? In { get; set; }
    [SupplyParameterFromQuery(Name = "out")] private string? Out { get; set; }

    private bool IsBlind => _query.Blind is not null;

    private bool CanVote => Context.Membership.Role.CanSpend() && _places?.All(place => place.Detail is not null) == true;

    protected override async Task OnParametersSetAsync()
    {
        _query = CompareQuery.Read(name => name switch { "clips" => Clips, "mode" => Mode, "blind" => Blind, "in" => In, _ => Out });
        if (_places is not null) { _places = PlacesOf(_found); }
        if (_shown == (Context.Slug, _query.Set)) { return; }

        if (_shown?.Slug != Context.Slug) { Listen(Context.Actor.Workspace, Frame, () => ShowAsync(ReadClipsAsync), IsShown); }
        (_shown, _places, _own, Message) = ((Context.Slug, _query.Set), null, null, null);
        ChangeSubject();
        if (_query.Set is not null) { await LoadAsync(); }
    }

    private bool IsShown(TaskId task) => _query.Clips.Contains(ClipId.Of(task));

    private Task LoadAsync() => ReadAsync(ReadClipsAsync);

    private async Task<Action> ReadClipsAsync(CancellationToken token)
    {
        var (actor, wanted) = (Context.Actor, _query.Clips);
        List<ClipDetail> found = [];
        foreach (var clip in wanted)
        {
            if (await Gallery.FindAsync(actor, clip, token) is { Card.IsTrashed: false } detail) { found.Add(detail); }
        }

        var own = ClipSet.Of(wanted) is { } set ? await Votes.FindAsync(actor, set, token) : null;
        return () => (_found, _own, _places) = (found, own, PlacesOf(found));
    }

    private IReadOnlyList<CompareSlot> PlacesOf(IReadOnlyList<ClipDetail> found) =>
        [.. _query.Places.Select((clip, index) => new CompareSlot(clip, CompareSlot.LetterOf(index), found.FirstOrDefault(detail => detail.Card.Id == clip)))];

    private void TurnBlind() =>
        Show(IsBlind ? _query.Revealed : _query with { Blind = Random.Shared.Next(1, int.MaxValue) });

    private Task VoteAsync(ClipId? winner) => RunAsync(async token =>
    {
        if (_query.Set is not { } set) { return; }

        var (actor, wasBlind) = (Context.Actor, IsBlind);
        switch (await Commands.CastAsync(actor, new(set, winner, wasBlind), token))
        {
            case VoteResult.Kept { Before: var before }:
                Toasts.Show(new(
                    Texts[wasBlind ? CompareText.VotedBlind : CompareText.Voted],
                    async undone => await Commands.RestoreAsync(actor, set, before, undone) is VoteResult.Rejected denied ? Texts.Format(denied.Message) : null));
                if (wasBlind) { Show(_query.Revealed); }
                break;
            case VoteResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }

        // Whoever pressed sees it at once, and not when the feed has told it.
        await ShowAsync(ReadClipsAsync);
    });

    private void Show(CompareQuery query) => Navigation.NavigateTo(query.Address(Context.Slug), replace: true);
}
