namespace VideoWeb.Data.Spending;

/// <summary>Why an amount moved.</summary>
public enum LedgerReason
{
    /// <summary>The task was confirmed, or confirmed again.</summary>
    Reserved,

    /// <summary>The provider reported this cost.</summary>
    Reported,

    /// <summary>The task was charged and no cost was reported: the estimate counts.</summary>
    Estimated,

    /// <summary>Whether it was charged will not be known: the estimate counts, to be safe.</summary>
    Presumed,

    /// <summary>Not charged, or charged less than was reserved.</summary>
    Released,
}
