using VideoWeb.Components.Compose.Models;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose.Submission;

/// <summary>What keeps a form from being sent, whatever is written in it.</summary>
public static class SendObstacle
{
    /// <param name="canSpend">Whether the reader's role may make tasks.</param>
    /// <param name="isTooLarge">The form is larger than a draft can be.</param>
    /// <param name="isUndecided">Another tab has kept another form, and the person has not said yet which of the two is kept.</param>
    /// <returns>Null when nothing does.</returns>
    public static string? Find(bool canSpend, ComposeState state, ModelSelection target, bool isTooLarge, bool isUndecided, MessageFormatter texts) => (canSpend, state.Connection, isTooLarge) switch
    {
        (false, _, _) => texts[ComposeText.ViewerCannotSend],
        (_, null, _) => texts[ComposeText.AddConnectionFirst, ("provider", target.Provider.Name)],
        (_, _, true) => texts[ComposeText.FormTooLarge],
        _ when isUndecided => texts[ComposeText.DecideBetweenTabs],
        _ => null,
    };
}
