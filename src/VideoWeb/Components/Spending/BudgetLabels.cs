using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Spending;

/// <summary>Budgets and amounts in the reader's words.</summary>
public static class BudgetLabels
{
    /// <summary>An amount with its unit: <c>35 credits</c>, <c>1 clip</c>, <c>0.42 in the provider's currency</c>.</summary>
    public static string Format(Amount amount, MessageFormatter texts) =>
        amount.Unit.Length == 0 ? texts[SpendingText.InProviderCurrency, ("amount", Argument(amount))] : texts[Argument(amount)];

    /// <summary>An amount as a headline: <c>35 credits</c>, <c>1 clip</c>, and <c>0.42</c> where its unit is said beside it because it has no short name.</summary>
    public static string Short(Amount amount, MessageFormatter texts) => texts[Argument(amount)];

    /// <summary>A unit by itself, for headings and choices.</summary>
    public static string Unit(string unit, MessageFormatter texts) => unit switch
    {
        "" => texts[SpendingText.MoneyAsReported],
        _ => texts.Unit(unit),
    };

    public static string Each(BudgetPeriod period, MessageFormatter texts) => period switch
    {
        BudgetPeriod.Day => texts[SpendingText.ADay],
        BudgetPeriod.Week => texts[SpendingText.AWeek],
        BudgetPeriod.Month => texts[SpendingText.AMonth],
        _ => texts[SpendingText.InAll],
    };

    /// <summary>Whose budget, as a title.</summary>
    /// <param name="name">The member's or the connection's; null when that is gone.</param>
    public static string Whose(BudgetScope scope, string? name, MessageFormatter texts) => scope switch
    {
        BudgetScope.Workspace => texts[SpendingText.TheWholeWorkspace],
        BudgetScope.Member => texts[new PersonName(name)],
        _ => name ?? "",
    };

    /// <summary>What is left for clips that are about to be asked for, and what they need where that is more.</summary>
    public static string Left(BudgetRoom room, MessageFormatter texts)
    {
        var (left, limit, each) = (Format(room.Budget.Left, texts), Format(room.Budget.Limit, texts), Each(room.Budget.Period, texts));
        return room.IsShort
            ? texts[SpendingText.BudgetTooSmall, ("needed", Format(room.Needed, texts)), ("left", left), ("limit", limit), ("each", each)]
            : texts[SpendingText.BudgetLeft, ("left", left), ("limit", limit), ("each", each)];
    }

    /// <summary>Why a clip was not ordered.</summary>
    public static string Refusal(BudgetShortfall shortfall, MessageFormatter texts)
    {
        var (needed, limit, each, left) = (Format(shortfall.Needed, texts), Format(shortfall.Limit, texts), Each(shortfall.Period, texts), Format(shortfall.Left, texts));
        return shortfall.Scope switch
        {
            BudgetScope.Member => texts[SpendingText.PersonBudgetSpent, ("needed", needed), ("limit", limit), ("each", each), ("left", left)],
            BudgetScope.Connection => texts[SpendingText.ConnectionBudgetSpent, ("needed", needed), ("limit", limit), ("each", each), ("left", left)],
            _ => texts[SpendingText.WorkspaceBudgetSpent, ("needed", needed), ("limit", limit), ("each", each), ("left", left)],
        };
    }

    private static MessageArgument.Amount Argument(Amount amount) => new(amount.Value, amount.Unit);
}
