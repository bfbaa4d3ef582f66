using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Sharing;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Sharing;
using VideoWeb.Engine;

namespace VideoWeb.Components.Boards;

/// <summary>The part of the page that makes links to boards for people without an account.</summary>
public sealed partial class BoardsPage
{
    private SharedBoard? _sharing;

    [Inject] private ShareLinkStore Links { get; set; } = default!;
    [Inject] private EngineOptions Options { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private void BeginSharing()
    {
        if (Edited?.Board is { } board) { (_sharing, _isEditing, Message) = (new(board, null), false, null); }
    }

    private Task ShareAsync(NewShareLink wanted) => RunAsync(async token =>
    {
        if (_sharing is not { Address: null } sharing) { return; }

        switch (await Links.CreateForBoardAsync(Context.Actor, sharing.Board.Id, wanted, token))
        {
            case ShareClipsResult.Shared shared:
                _sharing = sharing with { Address = ShareLabels.Address(shared.Address, Options, Navigation) };
                break;
            case ShareClipsResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }
    });

    private void EndSharing() => (_sharing, Message) = (null, null);

    /// <param name="Address">Of the link that was made; null before.</param>
    private sealed record SharedBoard(Board Board, string? Address);
}
