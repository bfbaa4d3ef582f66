namespace VideoWeb.Tests.Lab.Storm;

/// <summary>Whom the storm blows at.</summary>
/// <param name="Lost">Of unknown fate; the provider has them, and calls back truly.</param>
/// <param name="Waiting">Accepted by their provider.</param>
/// <param name="Doubtful">Of unknown fate; nobody has them, and all that comes for them are lies.</param>
/// <param name="Ended">Over.</param>
/// <param name="Signed">Accepted, of a connection with a verification key.</param>
/// <param name="Foreign">Of another workspace.</param>
/// <param name="VerificationKey">With which callbacks for <paramref name="Signed"/> are signed.</param>
public sealed record StormTargets(
    IReadOnlyList<StormTarget> Lost, IReadOnlyList<StormTarget> Waiting, IReadOnlyList<StormTarget> Doubtful, IReadOnlyList<StormTarget> Ended,
    IReadOnlyList<StormTarget> Signed, IReadOnlyList<StormTarget> Foreign, string VerificationKey);
