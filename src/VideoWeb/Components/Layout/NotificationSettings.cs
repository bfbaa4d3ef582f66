using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Localization;

namespace VideoWeb.Components.Layout;

/// <summary>How this browser tells of what has ended while its reader is elsewhere. Markup: task-notices.js keeps it in the browser, within a <c>task-notices</c> element.</summary>
internal static class NotificationSettings
{
    public static MarkupString Of(MessageFormatter texts) => Html.Of(
        $"""
        <div class="notices-wishes"><button type="button" class="button button-small" data-notice-wish="browser">{IconShapes.Small["bell"]}{texts[LayoutText.NotifyMeWhenAway]}</button><button type="button" class="button button-small" data-notice-wish="sound">{IconShapes.Small["sound"]}{texts[LayoutText.PlayASound]}</button><p class="notices-blocked small muted">{texts[LayoutText.NotificationsBlocked]}</p></div>
        """);
}
