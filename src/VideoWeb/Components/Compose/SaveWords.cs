using VideoWeb.Engine;
using VideoWeb.Localization;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Compose;

/// <summary>Why an order was not saved, and what that means for the person's money.</summary>
public static class SaveWords
{
    public static string Say(SubmitResult.NotSaved trouble, MessageFormatter texts) => trouble.MayBeThere
        ? $"{T(trouble.Trouble)} {texts[ComposeText.MayBeSaved]}"
        : $"{T(trouble.Trouble)} {texts[ComposeText.NotSaved]}";
}
