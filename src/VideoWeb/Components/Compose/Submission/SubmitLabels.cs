using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Compose.Submission;

/// <summary>Why an order was not saved, and what that means for the person's money.</summary>
public static class SubmitLabels
{
    public static string Describe(SubmitResult.NotSaved notSaved, MessageFormatter texts) => notSaved.MayBeThere
        ? texts[ComposeText.MayBeSaved, ("trouble", Message.Of(notSaved.Trouble))]
        : texts[ComposeText.NotSaved, ("trouble", Message.Of(notSaved.Trouble))];
}
