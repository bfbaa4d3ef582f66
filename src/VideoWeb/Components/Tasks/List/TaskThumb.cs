using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Localization;

namespace VideoWeb.Components.Tasks.List;

/// <summary>What stands for a task in a row: its still in its own shape, how far it is, or a sign. A list repeats it, so it is markup and no component.</summary>
internal static class TaskThumb
{
    private static readonly MarkupString Bar = Html.Of($"""<span class="thumb-bar" aria-hidden="true"></span>""");
    private static readonly MarkupString OpenBar = Html.Of($"""<span class="thumb-bar thumb-bar-open" aria-hidden="true"></span>""");

    /// <summary>A class more for what holds the picture; null for most.</summary>
    public static string? ToneOf(TaskRow task, TaskStatusText status) => task.Clip is not null || task.State.IsOpen() ? null : status.Tone switch
    {
        Tone.Danger => "thumb-danger",
        Tone.Warning => "thumb-warning",
        _ => null,
    };

    /// <summary>For the row: how far the task is, from which the bar in the picture takes its width; so the bar moves on where another one would jump.</summary>
    public static string? StyleOf(TaskRow task) => PercentOf(task) is { } percent ? Html.Share(string.Create(CultureInfo.InvariantCulture, $"--done: {percent}%")) : null;

    /// <summary>Stays the same while the task runs. One that is held moves nothing.</summary>
    public static MarkupString Picture(TaskRow task, string slug, bool isHeld) => task switch
    {
        { Clip: { } clip, Poster: not null } => Html.Of($"""<img class="thumb-still" src="{AppRoutes.SmallStill(slug, clip)}" alt="" loading="lazy" decoding="async" />"""),
        { Clip: { } clip } => Html.Of($"""<video class="thumb-still" src="{AppRoutes.FirstFrame(slug, clip)}" preload="metadata" muted playsinline tabindex="-1" aria-hidden="true"></video>"""),
        _ when Moves(task, isHeld) => PercentOf(task) is null ? OpenBar : Bar,
        _ => IconShapes.Small[task.State.IsOpen() ? "clock" : TaskPreview.EndedIcon(task.State)],
    };

    /// <summary>How far the task is, to see and to hear; null where nothing moves.</summary>
    public static MarkupString? Progress(TaskRow task, bool isHeld, TaskStatusText status, MessageFormatter texts) => !Moves(task, isHeld) ? null : PercentOf(task) is { } percent
        ? Html.Of($"""<span class="thumb-percent number" role="progressbar" aria-label="{texts[TaskText.Progress]}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="{percent.ToString(CultureInfo.InvariantCulture)}" aria-valuetext="{texts[TaskText.HeadlinePercent, ("headline", status.Headline), ("percent", percent)]}">{texts[TaskText.Percent, ("percent", percent)]}</span>""")
        : Html.Of($"""<span class="thumb-percent" role="progressbar" aria-label="{texts[TaskText.Progress]}" aria-valuemin="0" aria-valuemax="100" aria-valuetext="{status.Headline}"></span>""");

    private static bool Moves(TaskRow task, bool isHeld) => task is { Clip: null } && task.State.IsOpen() && !isHeld;

    private static int? PercentOf(TaskRow task) => task is { Clip: null, State: TaskState.Accepted } ? task.Progress : null;
}
