using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Identity's own stores on our context, as the web host uses them.</summary>
public abstract class IdentityTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UserManager_ManyRegisterWhileStoresWrite_AllAreKept()
    {
        await using var host = Host();
        var writing = Enumerable.Range(0, 20).Select(number => Task.Run(() => data.TeamAsync($"Team{number}"), Token));
        var registering = Enumerable.Range(0, 10).Select(number => Task.Run(() => RegisterAsync(host, $"user{number}-{Guid.NewGuid():N}@example.com"), Token));

        var results = await Task.WhenAll(registering);
        await Task.WhenAll(writing);

        Assert.All(results, result => Assert.True(result.Succeeded, result.ToString()));
    }

    [Fact]
    public async Task UserManager_LockedOut_KeepsTheInstantAndIsFoundAgain()
    {
        await using var host = Host();
        var email = $"{Guid.NewGuid():N}@example.com";
        await RegisterAsync(host, email);
        var until = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.FromHours(3));

        await using (var scope = host.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            Assert.True((await users.SetLockoutEndDateAsync((await users.FindByEmailAsync(email))!, until)).Succeeded);
        }

        await using var later = host.CreateAsyncScope();
        var found = await later.ServiceProvider.GetRequiredService<UserManager<User>>().FindByEmailAsync(email);
        Assert.Equal((until, TimeSpan.Zero, "Ada"), (found!.LockoutEnd!.Value, found.LockoutEnd.Value.Offset, found.DisplayName));
    }

    private ServiceProvider Host()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(data.Time).AddVideoWebData(data.Get<DataOptions>());
        // One process has one gate; a second host in the same test process must share it.
        services.AddSingleton(data.Get<WriteGate>());
        services.AddIdentityCore<User>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<VideoWebDbContext>();
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task<IdentityResult> RegisterAsync(ServiceProvider host, string email)
    {
        await using var scope = host.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await users.CreateAsync(new User { UserName = email, Email = email, DisplayName = "Ada" }, "Passw0rd-for-a-test");
    }
}

public sealed class SqliteIdentityTests(SqliteData data) : IdentityTests(data), IClassFixture<SqliteData>;

public sealed class PostgresIdentityTests(PostgresData data) : IdentityTests(data), IClassFixture<PostgresData>;
