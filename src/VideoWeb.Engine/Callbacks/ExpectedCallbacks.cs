namespace VideoWeb.Engine.Callbacks;

/// <summary>The tokens that providers were told, by their hash and in memory: whether a knock may be meant for us, without a look into the database. Thread-safe.</summary>
/// <remarks>It admits nobody. What it does not know is only kept shorter at the door, so that strangers cannot crowd out providers that call from the same address.</remarks>
internal sealed class ExpectedCallbacks(TimeProvider time)
{
    private const int MostRemembered = 100_000;

    private readonly ExpiringLruSet<string> _hashes = new(MostRemembered, TimeSpan.MaxValue, time);

    public void Expect(string hash) => _hashes.TryAdd(hash);

    public bool Contains(string token) => CallbackToken.IsWellFormed(token) && _hashes.Contains(CallbackToken.HashOf(token));
}
