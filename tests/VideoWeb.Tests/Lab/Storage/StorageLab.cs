using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>What all runs against a broken storage share: orders, patience of a person, and the judge.</summary>
internal static class StorageLab
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Puts faults between the engine and its database.</summary>
    public static Action<IServiceCollection> With(params IInterceptor[] faults) => services => services
        .ConfigureDbContext<SqliteVideoWebDbContext>(options => options.AddInterceptors(faults))
        .ConfigureDbContext<PostgresVideoWebDbContext>(options => options.AddInterceptors(faults));

    /// <summary>One click.</summary>
    public static Task<SubmitResult> ClickAsync(EngineHost engine, ConnectionId connection, string provider, string prompt) =>
        engine.Commands.SubmitAsync(engine.Actor, EngineHost.Order(connection, provider, prompt, NonceOf(prompt)), Token);

    /// <summary>A person who is told that it was not saved and clicks the same form again, until it is.</summary>
    public static async Task<TaskId> InsistAsync(EngineHost engine, ConnectionId connection, string provider, string prompt)
    {
        while (true)
        {
            switch (await ClickAsync(engine, connection, provider, prompt))
            {
                case SubmitResult.Submitted submitted: return submitted.Task;
                case SubmitResult.NotSaved: break;
                case var other: throw new InvalidOperationException($"{other} is no answer to a broken database.");
            }
        }
    }

    /// <summary>Every order has ended in the gallery, was charged once and shows so, and every clip is the one that was served.</summary>
    /// <returns>The rows.</returns>
    public static async Task<IReadOnlyCollection<TaskRow>> JudgeAsync(EngineHost engine, JudgeHost judge, IReadOnlyDictionary<TaskId, string> prompts)
    {
        var rows = await TaskWatch.UntilEndedAsync(engine, [.. prompts.Keys]);
        foreach (var row in rows.Values) { Assert.True(row is { State: TaskState.Archived, IsOverdue: false, IsSuspended: false }, await TaskWatch.StoryAsync(engine, row.Id)); }

        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), [.. prompts.Select(one => new MoneyClaim(one.Value, 1, rows[one.Key].Charged))]);
        Assert.True(verdict.IsClean && verdict.Charges == prompts.Count, verdict.ToString());

        var served = (await judge.ReadAsync("served")).ToLookup(file => ((string)file!["provider"]!, (string)file["taskId"]!), file => (string)file!["sha256"]!);
        foreach (var row in rows.Values)
        {
            var clip = (await engine.DetailAsync(row.Id)).Assets.Single(asset => asset.Kind == AssetKind.Clip);
            Assert.Contains(clip.Sha256, served[(row.ProviderId, row.RemoteId!.Value.Value)]);
            await using var file = File.OpenRead(engine.Get<MediaStore>().PathOf(clip));
            Assert.Equal(clip.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, Token)));
        }

        return [.. rows.Values];
    }

    private static string NonceOf(string prompt) => prompt[^32..];
}
