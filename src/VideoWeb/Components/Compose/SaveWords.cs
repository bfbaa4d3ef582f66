using VideoWeb.Engine;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Compose;

/// <summary>Why an order was not saved, and what that means for the person's money.</summary>
public static class SaveWords
{
    /// <summary>Of a form that no draft holds.</summary>
    public static string TooLarge => T("This form is too large to be kept, so it cannot be sent, and leaving the page loses what you changed. Shorten its texts.");

    public static string Say(SubmitResult.NotSaved trouble) => trouble.MayBeThere
        ? $"{T(trouble.Trouble)} {T("The order may have been saved nevertheless, and is then sent by itself. Trying again never sends the same form twice.")}"
        : $"{T(trouble.Trouble)} {T("The order was not saved. Nothing was sent and nothing is charged. Try again in a moment.")}";
}
