using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Security;

/// <summary>Looks for keys in the memory of the process itself, as whoever gets hold of a dump does.</summary>
public sealed class KeyMemoryTests(SqliteData data) : IClassFixture<SqliteData>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_UsedAndLeftAlone_AreNotInMemoryAfterHalfAMinute()
    {
        Assert.SkipUnless(ProcessMemory.IsReadable, "The memory of the process can be read on Linux only, and there not everywhere.");
        using var keys = new ConnectionKeys(data.Connections, data.Get<AccessChanges>(), data.Time, NullLogger<ConnectionKeys>.Instance);
        var canaries = Enumerable.Range(0, 6).Select(_ => new Canary()).ToArray();
        await UseAsync(keys, canaries);

        // Kept as bytes that do not move, so that they can be cleared: the search itself finds what is there, whatever the collector does meanwhile.
        Collect();
        Assert.Equal(canaries.Length, ProcessMemory.Count(canaries));

        data.Time.Advance(ConnectionKeys.Kept);
        Assert.Equal(0, keys.Count);
        Collect();
        Assert.Equal(0, ProcessMemory.Count(canaries));
    }

    // Apart, so that nothing of it is left on the stack of the test.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task UseAsync(ConnectionKeys keys, Canary[] canaries)
    {
        var owner = await data.TeamAsync();
        foreach (var pair in canaries.Chunk(2))
        {
            var connection = await ConnectAsync(owner, pair[0], pair[1]);
            Assert.IsType<OpenKeyResult.Opened>(await keys.OpenAsync(owner.Workspace, connection, Token));
            Assert.IsType<OpenKeyResult.Opened>(await keys.OpenRecentAsync(owner.Workspace, connection, Token));
        }
    }

    private async Task<ConnectionId> ConnectAsync(Actor owner, Canary key, Canary callbackKey)
    {
        var settings = new NewConnection("vidu", "Vidu", new("https://relay.example.com/v2"), new SecretKey(key.Reveal()), IsShared: true, Overrides: null, IsSandbox: false) { CallbackKey = new SecretKey(callbackKey.Reveal()) };
        return Assert.IsType<SaveConnectionResult.Saved>(await data.Connections.AddAsync(owner, settings, Token)).Connection.Id;
    }

    // Memory of what is collected keeps its content until it is used again.
    private static void Collect()
    {
        for (var round = 0; round < 10; round++)
        {
            for (var count = 0; count < 4_000; count++) { GC.KeepAlive(new byte[8_000]); }
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
