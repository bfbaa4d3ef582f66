namespace VideoWeb.Data.Spending;

/// <summary>Where an amount is. Each transfer takes from one account what it gives to another, so all of them always sum to zero.</summary>
public enum LedgerAccount
{
    /// <summary>Not touched: what a task has not claimed, or has given back.</summary>
    Available,

    /// <summary>Claimed by a task whose cost is not known yet.</summary>
    Reserved,

    /// <summary>Gone, or presumed gone.</summary>
    Spent,
}
