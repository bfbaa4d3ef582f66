using VideoWeb.Components.Compose.Submission;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Spending;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Tasks.List;

/// <summary>What trying tasks again comes to, before it is asked for. Pure.</summary>
/// <param name="Ready">Those that can be, as far as is known.</param>
/// <param name="Prices">What the ones with a known price cost together, once for each unit; without the sandbox's.</param>
/// <param name="Unpriced">How many cost something that is not known.</param>
/// <param name="Free">How many go to the sandbox.</param>
/// <param name="Obstacles">Why the others cannot be, and how many for each reason.</param>
public sealed record RepeatSummary(
    IReadOnlyList<TaskId> Ready, IReadOnlyList<ReportedCost> Prices, int Unpriced, int Free, IReadOnlyList<(Message Reason, int Count)> Obstacles)
{
    public static RepeatSummary Of(IReadOnlyList<RepeatItem> items)
    {
        var ready = items.Where(item => item.Obstacle is null).ToList();
        var paid = ready.Where(item => !item.IsSandbox).ToList();
        return new(
            [.. ready.Select(item => item.Source)],
            [.. paid.Select(item => item.Price).OfType<ReportedCost>().GroupBy(price => price.Unit).Select(unit => new ReportedCost(unit.Sum(price => price.Amount), unit.Key))],
            paid.Count(item => item.Price is null),
            ready.Count - paid.Count,
            [.. items.Select(item => item.Obstacle).OfType<Message>().GroupBy(reason => reason).Select(reason => (reason.Key, reason.Count()))]);
    }
}

/// <summary>What came of trying tasks again, in words.</summary>
public static class RepeatLabels
{
    public static CommandMessage Describe(IReadOnlyCollection<RepeatResult> results, MessageFormatter texts)
    {
        var made = results.Count(result => result.Result is SubmitResult.Submitted { IsNew: true });
        var told = texts[TaskText.SelectedDone, ("verb", nameof(TaskVerb.TryAgain)), ("count", made)];
        if (made == results.Count) { return new(Tone.Success, told); }

        var reasons = string.Join(' ', results.Select(result => ReasonOf(result.Result, texts)).OfType<string>().Distinct());
        var left = texts[TaskText.SelectedLeft, ("count", results.Count - made), ("reasons", reasons)];
        return new(Tone.Warning, made == 0 ? left : $"{told} {left}");
    }

    private static string? ReasonOf(SubmitResult result, MessageFormatter texts) => result switch
    {
        SubmitResult.Submitted { IsNew: true } => null,
        SubmitResult.Submitted => texts.Format(Message.Of(MessageCode.TriedAgainAlready)),
        SubmitResult.Invalid invalid => texts.Format(invalid.Errors[0].Message),
        SubmitResult.Denied denied => texts.Format(denied.Message),
        SubmitResult.OverBudget over => BudgetLabels.Refusal(over.Shortfall, texts),
        SubmitResult.NotSaved trouble => SubmitLabels.Describe(trouble, texts),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is not known here."),
    };
}
