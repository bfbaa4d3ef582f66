using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Spending;

/// <summary>What a move of a task means for money. Pure.</summary>
public static class LedgerRules
{
    /// <summary>What confirming a task reserves: one clip, and its price when that is known.</summary>
    public static IReadOnlyList<Amount> Claim(ReportedCost? estimate) =>
        estimate is null ? [Amount.OneClip] : [Amount.OneClip, Amount.Of(estimate)];

    public static IReadOnlyList<LedgerTransfer> Reserve(int series, IEnumerable<Amount> claim) =>
        [.. claim.Where(amount => amount.Micros > 0).Select(amount =>
            Transfer(series, LedgerAccount.Available, LedgerAccount.Reserved, amount, LedgerReason.Reserved))];

    /// <summary>Whether a move can change what a task holds; sending and progress cannot.</summary>
    public static bool Matters(TaskRow before, TaskRow after) =>
        IsSentAgain(before, after)
        || (IsSettled(after) && (before.State, before.Charged, before.Cost) != (after.State, after.Charged, after.Cost));

    /// <summary>A person sends a task again whose first send may have been charged.</summary>
    public static bool IsSentAgain(TaskRow before, TaskRow after) => before.State == TaskState.Unknown && after.State == TaskState.Ready;

    /// <summary>
    /// Whether what is settled may be the money of an earlier send: the latest one has given back what it had claimed, and the task went by an id of the
    /// provider all the same. Sends have the numbers of their series.
    /// </summary>
    /// <param name="holdings">Of the latest series.</param>
    public static bool MayBeOfAnEarlierSend(TaskRow before, TaskRow after, IReadOnlyList<LedgerHolding> holdings) =>
        holdings.All(holding => holding is { Reserved: 0, Spent: 0 }) && (after.Charged == ChargeStatus.Yes || before.State == TaskState.Accepted);

    /// <summary>The transfers that bring what a task holds to what its new row says. Asked twice, the second answer is empty.</summary>
    /// <param name="after">The new row.</param>
    /// <param name="series">The series that <paramref name="holdings"/> are of.</param>
    /// <param name="holdings">One for each unit.</param>
    public static IReadOnlyList<LedgerTransfer> Settle(TaskRow after, int series, IReadOnlyList<LedgerHolding> holdings)
    {
        if (!IsSettled(after)) { return []; }

        return LatestCharge(after) switch
        {
            ChargeStatus.No => Release(series, holdings),
            ChargeStatus.Yes => Charge(after.Cost, series, holdings),
            _ => [.. holdings.SelectMany(holding => Presume(series, holding))],
        };
    }

    /// <summary>Closes a series whose send was never settled: what it reserved counts as spent.</summary>
    public static IReadOnlyList<LedgerTransfer> Close(int series, IReadOnlyList<LedgerHolding> holdings) =>
        [.. holdings.SelectMany(holding => Presume(series, holding))];

    /// <summary>Gives back all that a series holds.</summary>
    public static IReadOnlyList<LedgerTransfer> Release(int series, IReadOnlyList<LedgerHolding> holdings) =>
        [.. holdings.SelectMany(holding => Give(series, holding))];

    // A task whose earlier send is in doubt is never shown as free, but that send has a series of its own, closed as spent.
    private static ChargeStatus LatestCharge(TaskRow row) => row is { HasOpenAttempt: true, Error.Charged: ChargeStatus.No } ? ChargeStatus.No : row.Charged;

    // Unknown keeps its reservation until a person or the provider settles it; so does everything that goes on.
    private static bool IsSettled(TaskRow row) => row.Charged == ChargeStatus.Yes || !(row.State.IsOpen() || row.State == TaskState.Unknown);

    private static List<LedgerTransfer> Charge(ReportedCost? cost, int series, IReadOnlyList<LedgerHolding> holdings)
    {
        var target = new Dictionary<string, (long Micros, LedgerReason Reason)> { [Amount.Clips] = (Amount.OneClip.Micros, LedgerReason.Reported) };
        if (cost is not null)
        {
            var reported = Amount.Of(cost);
            target[reported.Unit] = (reported.Micros, LedgerReason.Reported);
        }
        else
        {
            foreach (var holding in holdings.Where(holding => holding.Unit != Amount.Clips)) { target[holding.Unit] = (holding.Reserved + holding.Spent, LedgerReason.Estimated); }
        }

        var held = holdings.ToDictionary(holding => holding.Unit);
        return [.. target.Keys.Union(held.Keys).Order(StringComparer.Ordinal).SelectMany(unit =>
        {
            var (micros, reason) = target.TryGetValue(unit, out var found) ? found : (0, LedgerReason.Released);
            return Bring(series, held.GetValueOrDefault(unit) ?? new LedgerHolding(unit, 0, 0), micros, reason);
        })];
    }

    /// <summary>Moves a holding to exactly <paramref name="spent"/> spent and nothing reserved.</summary>
    private static IEnumerable<LedgerTransfer> Bring(int series, LedgerHolding holding, long spent, LedgerReason reason)
    {
        var missing = spent - holding.Spent;
        var fromReserved = Math.Clamp(missing, 0, holding.Reserved);
        return Transfers(
            series,
            holding.Unit,
            (LedgerAccount.Reserved, LedgerAccount.Spent, fromReserved, reason),
            (LedgerAccount.Reserved, LedgerAccount.Available, holding.Reserved - fromReserved, LedgerReason.Released),
            (LedgerAccount.Available, LedgerAccount.Spent, missing - fromReserved, reason),
            (LedgerAccount.Spent, LedgerAccount.Available, -missing, LedgerReason.Released));
    }

    private static IEnumerable<LedgerTransfer> Give(int series, LedgerHolding holding) => Transfers(
        series,
        holding.Unit,
        (LedgerAccount.Reserved, LedgerAccount.Available, holding.Reserved, LedgerReason.Released),
        (LedgerAccount.Spent, LedgerAccount.Available, holding.Spent, LedgerReason.Released));

    private static IEnumerable<LedgerTransfer> Presume(int series, LedgerHolding holding) =>
        Transfers(series, holding.Unit, (LedgerAccount.Reserved, LedgerAccount.Spent, holding.Reserved, LedgerReason.Presumed));

    private static IEnumerable<LedgerTransfer> Transfers(
        int series, string unit, params (LedgerAccount From, LedgerAccount To, long Micros, LedgerReason Reason)[] moves) =>
        moves.Where(move => move.Micros > 0).Select(move => Transfer(series, move.From, move.To, new Amount(move.Micros, unit), move.Reason));

    private static LedgerTransfer Transfer(int series, LedgerAccount from, LedgerAccount to, Amount amount, LedgerReason reason) =>
        new() { Series = series, From = from, To = to, Amount = amount, Reason = reason };
}

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

/// <summary>One entry of the ledger, whatever its task and its time.</summary>
public record LedgerTransfer
{
    /// <summary>Counts the confirmed sends of a task from 1.</summary>
    public int Series { get; init; }

    public LedgerAccount From { get; init; }

    public LedgerAccount To { get; init; }

    /// <summary>More than zero.</summary>
    public Amount Amount { get; init; }

    public LedgerReason Reason { get; init; }
}

/// <summary>What the latest series of a task holds of one unit, in millionths.</summary>
public sealed record LedgerHolding(string Unit, long Reserved, long Spent);
