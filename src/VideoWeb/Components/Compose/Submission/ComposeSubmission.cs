using System.Globalization;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Submission;

/// <summary>Turns a form into orders and sends them one after the other.</summary>
public static class ComposeSubmission
{
    /// <summary>One order for each clip. Each has a nonce of its own that follows from the form's, so that repeating the whole makes nothing twice.</summary>
    /// <param name="nonce">New for each sending; the same again when the answer to a sending was lost.</param>
    /// <param name="batch">What all orders of a click share that goes to several models; null where there is one form only.</param>
    public static IReadOnlyList<GenerationOrder> Orders(ComposeState state, ConnectionId connection, ModeDescription mode, string nonce, string? batch = null) =>
    [
        .. SeedSequence.Spread(mode, state.Values, state.Count).Select((values, index) => new GenerationOrder(
            connection, state.ProviderId, state.ModelId, state.ModeId, values, state.Media, Nonce(nonce, index))
        {
            When = state.When,
            Batch = batch ?? (state.Count > 1 ? nonce : null),
            StopAfter = state.Count > 1 ? state.StopAfter : null,
        }),
    ];

    /// <summary>Those of the orders of a sending.</summary>
    public static IReadOnlyList<string> Nonces(ComposeState state, string nonce) => [.. Enumerable.Range(0, state.Count).Select(index => Nonce(nonce, index))];

    /// <summary>The order that the preview shows: the first.</summary>
    public static GenerationOrder PreviewOrder(ComposeState state) => new(
        state.Connection ?? default, state.ProviderId, state.ModelId, state.ModeId, state.Values, state.Media, "preview");

    /// <summary>Stops at the first that is refused; what was made before stays made.</summary>
    /// <param name="submit">The engine's command.</param>
    public static async Task<SendOutcome> SendAsync(IReadOnlyList<GenerationOrder> orders, Func<GenerationOrder, Task<SubmitResult>> submit, MessageFormatter texts)
    {
        var tasks = new List<TaskId>();
        var isRepeat = true;
        foreach (var order in orders)
        {
            switch (await submit(order))
            {
                case SubmitResult.Submitted submitted:
                    tasks.Add(submitted.Task);
                    isRepeat &= !submitted.IsNew;
                    break;
                case SubmitResult.Invalid invalid: return new SendOutcome(tasks, invalid.Errors, null);
                case SubmitResult.Denied denied: return new SendOutcome(tasks, [], texts.Format(denied.Message));
                case SubmitResult.NotSaved trouble: return new SendOutcome(tasks, [], SubmitLabels.Describe(trouble, texts)) { MayRepeat = true };
                case SubmitResult.OverBudget over: return new SendOutcome(tasks, [], BudgetLabels.Refusal(over.Shortfall, texts));
                case var other: throw new InvalidOperationException($"{other.GetType().Name} is not known here.");
            }
        }
        return new SendOutcome(tasks, [], null) { IsRepeat = isRepeat };
    }

    private static string Nonce(string nonce, int index) => string.Create(CultureInfo.InvariantCulture, $"{nonce}-{index}");
}
