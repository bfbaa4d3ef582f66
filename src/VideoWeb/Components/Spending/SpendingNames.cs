using VideoWeb.Data.Spending;
using VideoWeb.Localization;

namespace VideoWeb.Components.Spending;

/// <summary>Models in the reader's words.</summary>
public static class SpendingNames
{
    /// <param name="model">Null for several that have no part of their own.</param>
    public static string Of(SpendingModel? model, MessageFormatter texts) => model switch
    {
        null => texts[SpendingText.OtherModels],
        { ModelName: "" } => texts[SpendingText.DeletedTasks],
        _ => $"{model.ModelName} · {model.ProviderName}",
    };
}
