using System.Collections.Concurrent;

namespace VideoWeb.Engine.Callbacks;

/// <summary>The tokens that providers were told, by their hash and in memory: whether a knock may be meant for us, without a look into the database. Thread-safe.</summary>
/// <remarks>It admits nobody. What it does not know is only kept shorter at the door, so that strangers cannot crowd out providers that call from the same address.</remarks>
internal sealed class ExpectedCallbacks
{
    private const int MostRemembered = 100_000;

    private readonly ConcurrentDictionary<string, bool> _hashes = new(StringComparer.Ordinal);

    public void Expect(string hash)
    {
        if (_hashes.Count >= MostRemembered) { _hashes.Clear(); }

        _hashes[hash] = true;
    }

    public bool Contains(string token) => CallbackToken.IsWellFormed(token) && _hashes.ContainsKey(CallbackToken.HashOf(token));
}
