using System.Globalization;
using VideoWeb.Data.Spending;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Spending;

/// <summary>Budgets and amounts in the reader's words.</summary>
public static class BudgetWords
{
    /// <summary>An amount with its unit: <c>35 credits</c>, <c>1 clip</c>, <c>0.42</c>.</summary>
    public static string Say(Amount amount)
    {
        var value = amount.Value.ToString("#,0.####", CultureInfo.CurrentCulture);
        return amount switch
        {
            { Unit: Amount.Clips, Value: 1 } => T("1 clip"),
            { Unit: Amount.Clips } => T("{0} clips", value),
            { Unit: "" } => value,
            _ => $"{value} {T(amount.Unit)}",
        };
    }

    /// <summary>A unit by itself, for headings and choices.</summary>
    public static string Unit(string unit) => unit switch
    {
        Amount.Clips => T("clips"),
        "" => T("money as reported"),
        _ => T(unit),
    };

    public static string Each(BudgetPeriod period) => period switch
    {
        BudgetPeriod.Day => T("a day"),
        BudgetPeriod.Week => T("a week"),
        BudgetPeriod.Month => T("a month"),
        _ => T("in all"),
    };

    /// <summary>Whose budget, as a title.</summary>
    /// <param name="name">The member's or the connection's.</param>
    public static string Whose(BudgetScope scope, string? name) => scope == BudgetScope.Workspace ? T("The whole workspace") : name ?? "";

    /// <summary>Why a clip was not ordered.</summary>
    public static string Refusal(BudgetShortfall shortfall)
    {
        var (needed, limit, each, left) = (Say(shortfall.Needed), Say(shortfall.Limit), Each(shortfall.Period), Say(shortfall.Left));
        return shortfall.Scope switch
        {
            BudgetScope.Member => T("Not sent: this needs {0}, and of your budget of {1} {2} there are {3} left. An administrator of the workspace can raise it.", needed, limit, each, left),
            BudgetScope.Connection => T("Not sent: this needs {0}, and of the connection's budget of {1} {2} there are {3} left. An administrator of the workspace can raise it.", needed, limit, each, left),
            _ => T("Not sent: this needs {0}, and of the workspace's budget of {1} {2} there are {3} left. An administrator of the workspace can raise it.", needed, limit, each, left),
        };
    }
}
