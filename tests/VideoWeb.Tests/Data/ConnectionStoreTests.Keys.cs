using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Stored keys that do not belong to their row.</summary>
public abstract partial class ConnectionStoreTests
{
    [Fact]
    public async Task Open_RowWasTamperedWith_Refuses()
    {
        var owner = await data.TeamAsync();
        var other = await data.TeamAsync();
        var victim = await data.ConnectAsync(owner, key: "victims-key-0000");
        var swapped = await data.ConnectAsync(owner, key: "attackers-key-1111");
        var elsewhere = await data.ConnectAsync(other, key: "elsewhere-key-2222");
        var stolen = await SealedAsync(victim.Id);
        var first = stolen[stolen.LastIndexOf('.') + 1];

        await RefusesAsync(owner, swapped.Id, stolen, "https://relay.example.com/v2");
        await RefusesAsync(other, elsewhere.Id, stolen, "https://relay.example.com/v2");
        await RefusesAsync(owner, victim.Id, stolen, "https://evil.example/v2");
        await RefusesAsync(owner, victim.Id, stolen, "http://relay.example.com/v2");
        await RefusesAsync(owner, victim.Id, stolen, "https://relay.example.com:8443/v2");
        await RefusesAsync(owner, victim.Id, stolen.Replace($".{first}", first == 'A' ? ".B" : ".A", StringComparison.Ordinal), "https://relay.example.com/v2");
        await RefusesAsync(owner, victim.Id, "v0" + stolen[2..], "https://relay.example.com/v2");
        await RefusesAsync(owner, victim.Id, stolen.Replace("v1.1.", "v1.2.", StringComparison.Ordinal), "https://relay.example.com/v2");
        await RefusesAsync(owner, victim.Id, "v1.1.", "https://relay.example.com/v2");
        await RefusesAsync(owner, victim.Id, "victims-key-0000", "https://relay.example.com/v2");

        await TamperAsync(victim.Id, stolen, "https://relay.example.com/v2");
        Assert.Equal("victims-key-0000", (await _store.OpenAsync(owner.Workspace, victim.Id, Token))?.Key.Reveal());
        Assert.Equal([swapped.Id], await _store.ListUnreadableAsync(owner, Token));
    }

    [Fact]
    public async Task Open_DataKeyOfAnotherWorkspace_Refuses()
    {
        var owner = await data.TeamAsync();
        var other = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        await using (var db = await data.OpenAsync())
        {
            var foreign = await db.WorkspaceKeys.Where(key => key.WorkspaceId == other.Workspace).Select(key => key.WrappedKey).SingleAsync(Token);
            await db.WorkspaceKeys.Where(key => key.WorkspaceId == owner.Workspace)
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.WrappedKey, foreign), Token);
        }

        await Assert.ThrowsAnyAsync<CryptographicException>(() => _store.OpenAsync(owner.Workspace, connection.Id, Token));
        Assert.Equal([connection.Id], await _store.ListUnreadableAsync(owner, Token));
    }

    private async Task RefusesAsync(Actor actor, ConnectionId connection, string sealedKey, string url)
    {
        await TamperAsync(connection, sealedKey, url);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _store.OpenAsync(actor.Workspace, connection, Token));
        Assert.Contains(connection, await _store.ListUnreadableAsync(actor, Token));
    }

    private async Task TamperAsync(ConnectionId connection, string sealedKey, string url)
    {
        await using var db = await data.OpenAsync();
        await db.Connections.Where(one => one.Id == connection).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.SealedKey, sealedKey).SetProperty(one => one.BaseUrl, new Uri(url)), Token);
    }

    private async Task<string> SealedAsync(ConnectionId connection)
    {
        await using var db = await data.OpenAsync();
        return await db.Connections.Where(one => one.Id == connection).Select(one => one.SealedKey!).SingleAsync(Token);
    }
}
