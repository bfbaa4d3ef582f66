using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose;

/// <summary>Why an order was not saved, and what that means for the person's money.</summary>
public static class SaveWords
{
    public static string Say(SubmitResult.NotSaved trouble, MessageFormatter texts) => trouble.MayBeThere
        ? $"{Words.T(trouble.Trouble)} {texts[ComposeText.MayBeSaved]}"
        : $"{Words.T(trouble.Trouble)} {texts[ComposeText.NotSaved]}";
}
