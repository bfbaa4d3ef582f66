namespace VideoWeb.Lab;

/// <summary>What the provider's ledger says of a client's claims.</summary>
/// <param name="Charges">All charges for these orders, refunded ones too.</param>
/// <param name="Doubles">Orders charged more often than a person confirmed them.</param>
/// <param name="Invisible">Orders with a charge that was not given back, shown as "not charged".</param>
/// <param name="Imagined">Orders shown as charged without a charge.</param>
public sealed record MoneyVerdict(int Charges, IReadOnlyList<string> Doubles, IReadOnlyList<string> Invisible, IReadOnlyList<string> Imagined)
{
    public bool IsClean => Doubles.Count == 0 && Invisible.Count == 0 && Imagined.Count == 0;

    public override string ToString() =>
        $"{Charges} charges, {Doubles.Count} double, {Invisible.Count} invisible, {Imagined.Count} imagined"
        + string.Concat(Doubles.Select(one => $"\n  double: {one}").Concat(Invisible.Select(one => $"\n  invisible: {one}")).Concat(Imagined.Select(one => $"\n  imagined: {one}")).Take(20));
}
