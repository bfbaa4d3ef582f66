using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery.Grid;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that follows the view: which clips it has, and what it knows of the months.</summary>
public sealed partial class GalleryPage
{
    // Longer than this nobody waits for the months; those that are counted by then are shown.
    private static readonly TimeSpan MonthsPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MonthsKept = TimeSpan.FromSeconds(30);
    private const int MostMonths = 240;

    private RowMeasure? _row;
    private (int Key, bool IsFront)? _sight;
    private IReadOnlyList<ClipMonth> _months = [];
    private MonthsQuestion? _monthsOf;
    private bool _isCounted;
    private long _monthsReadAt;

    // Its line is there before the number is, so that nothing moves.
    private const string NotCounted = "\u00a0";

    private string? Total => _window is { Blocks.IsEmpty: true } ? null
        : _months.Count == 0 ? NotCounted
        : _isCounted && _months.All(month => !month.HasMore) ? Describe(new(_months.Sum(month => month.Count)))
        : DescribeAtLeast(new(_months.Sum(month => month.Count)));

    private string Describe(MessageArgument.Count count) => _query.HasStacks ? Texts[SetText.StackCount, ("count", count)] : Texts[SharedText.ClipCount, ("count", count)];

    private string DescribeAtLeast(MessageArgument.Count count) => _query.HasStacks ? Texts[SetText.StackCountAtLeast, ("count", count)] : Texts[GalleryText.ClipCountAtLeast, ("count", count)];

    private string? FirstMonth => _query.Order.IsByTime() && _window?.Cards.FirstOrDefault() is { } card ? MonthGroup.NameOf(ClipMonth.Around(card.CreatedAt, Zone), Zone) : null;

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (_window is null || _shown is not { } shown || !RendererInfo.IsInteractive) { return Task.CompletedTask; }

        var wanted = new MonthsQuestion(shown.Slug, shown.Filters, shown.Order, Zone);
        if (_monthsOf == wanted) { return Task.CompletedTask; }

        (_months, _monthsOf) = ([], wanted);
        return ReadMonthsAsync();
    }

    /// <summary>What a browser tells of its view: it may say anything.</summary>
    private Task LookAsync(ClipSightEventArgs sight)
    {
        if (_window is null) { return Task.CompletedTask; }

        if (View != GalleryView.List && RowMeasure.Read(sight.Width, sight.Gap) is { } row && row != _row)
        {
            _row = row;
            Keep(_window.Recut(clips => JustifiedRows.CutEnd(clips, row, IsBreak)));
        }

        return ShowAroundAsync(sight.Block, sight.IsFront);
    }

    /// <summary>Reads what is not there of the block and those beside it, and goes on where it is the last one, or the first.</summary>
    /// <param name="isFront">The view has passed the front, so that what comes there moves nothing.</param>
    private async Task ShowAroundAsync(int key, bool isFront = false)
    {
        _sight = (key, isFront);
        if (IsLoading) { return; }

        while (_sight is { } sight && !IsGone)
        {
            _sight = null;
            await LoadAsync(token => ReadAroundAsync(sight.Key, sight.IsFront, token), isPart: true);
        }
    }

    private async Task<Action> ReadAroundAsync(int key, bool isFront, CancellationToken token)
    {
        if (_window is not { } window || window.Blocks.Find(block => block.Key == key) is not { } middle) { return () => { }; }

        var (actor, filter) = (Context.Actor, _query.ToFilter(Zone));
        var missing = await Gallery.FindCardsAsync(actor, filter, window.MissingAround(key), token);
        var further = window.HasMore && middle == window.Blocks[^1]
            ? await Gallery.ListAsync(actor, filter, window.Order, middle.Places[^1], ClipWindow.BlockSize, token) : null;
        var before = isFront && window.Before is not null && middle == window.Blocks[0]
            ? await Gallery.ListAsync(actor, filter, window.Order.Opposite(), middle.Places[0], ClipWindow.BlockSize, token) : null;
        return () =>
        {
            if (_window is not { } now || now.Order != window.Order) { return; }
            if (further is not null && now.Blocks[^1].Key == key) { now = now.Append(Cut(further)); }
            if (before is not null && now.Blocks[0].Key == key) { now = now.Prepend(before, cards => _row is { } row ? JustifiedRows.CutFront(cards, row, IsBreak) : 0); }
            Keep(now.ShowAround(key, missing));
        };
    }

    /// <summary>The page without the clips of its last row, which the next page fills.</summary>
    private ClipPage Cut(ClipPage page)
    {
        if (page.Next is null || _row is null || View == GalleryView.List) { return page; }

        IReadOnlyList<ClipCard> whole = [.. page.Clips.Take(JustifiedRows.CutEnd(page.Clips, _row, IsBreak))];
        return new(whole, ClipCursor.Of(whole[^1], _query.Order));
    }

    private bool IsBreak(ClipCard one, ClipCard next) => _query.Order.IsByTime() && !ClipMonth.Around(one.CreatedAt, Zone).Has(next.CreatedAt);

    // What is selected stays known when it goes out of sight.
    private void Keep(ClipWindow window)
    {
        _picked = Selected.ToDictionary(card => card.Id);
        _window = window;
    }

    private Task RefreshMonthsAsync() => _monthsOf is not null && Time.GetElapsedTime(_monthsReadAt) > MonthsKept ? ReadMonthsAsync() : Task.CompletedTask;

    // Without them the gallery is whole but for the rail and the numbers: a failure is nobody's trouble.
    private async Task ReadMonthsAsync()
    {
        var (wanted, zone, filter) = (_monthsOf!, Zone, _query.ToFilter(Zone));
        _monthsReadAt = Time.GetTimestamp();
        try
        {
            var read = await Tasks.ReadAsync(Context.Actor, $"{filter}{zone.Id}", token => CountMonthsAsync(filter, zone, token), Gone);
            if (IsGone || wanted != _monthsOf) { return; }

            (_months, _isCounted) = (wanted.Order == ClipOrder.Oldest ? [.. read.Months.Reverse()] : read.Months, read.IsWhole);
            StateHasChanged();
        }
        catch (Exception error) when (error is not NavigationException)
        {
            Logger.LogWarning(error, "The months of the gallery could not be counted.");
        }
    }

    private async Task<MonthCounts> CountMonthsAsync(ClipFilter filter, TimeZoneInfo zone, CancellationToken token)
    {
        var (began, months) = (Time.GetTimestamp(), new List<ClipMonth>());
        await foreach (var month in Gallery.ListMonthsAsync(Context.Actor, filter, zone, token))
        {
            months.Add(month);
            if (months.Count == MostMonths || Time.GetElapsedTime(began) > MonthsPatience) { return new(months, IsWhole: false); }
        }

        return new(months, IsWhole: true);
    }

    private sealed record MonthsQuestion(string Slug, GalleryQuery Filters, ClipOrder Order, TimeZoneInfo Zone);

    private sealed record MonthCounts(IReadOnlyList<ClipMonth> Months, bool IsWhole);
}
