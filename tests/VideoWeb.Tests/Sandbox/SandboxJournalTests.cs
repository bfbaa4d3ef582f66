using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class SandboxJournalTests
{
    private const string Create = "vidu/ent/v2/text2video";

    [Fact]
    public async Task Restart_TaskInQueue_MarchesOnAndIsChargedOnce()
    {
        using var folder = new TemporaryFolder();
        var first = await SandboxHost.StartAsync(folder);
        var id = (await first.PostAsync(Create, """{"model":"viduq2","prompt":"a fox","payload":"p-1"}""")).Json["task_id"]!.GetValue<string>();
        var before = (await first.LedgerAsync()).ToJsonString();
        await first.DisposeAsync();

        await using var second = await SandboxHost.StartAsync(folder, first.Time);
        second.Time.Advance(TimeSpan.FromSeconds(30));
        var answer = await second.GetAsync($"vidu/ent/v2/tasks/{id}/creations");
        var clip = await second.Client.GetAsync(answer.Json["creations"]![0]!["url"]!.GetValue<string>(), TestContext.Current.CancellationToken);

        Assert.Equal("success", answer.Json["state"]!.GetValue<string>());
        Assert.Equal(200, (int)clip.StatusCode);
        Assert.Equal(before, (await second.LedgerAsync()).ToJsonString());
    }

    [Fact]
    public async Task Restart_CancelledTask_StaysCancelled()
    {
        using var folder = new TemporaryFolder();
        var first = await SandboxHost.StartAsync(folder);
        var id = (await first.PostAsync(Create, """{"model":"viduq2","prompt":"a fox"}""")).Json["task_id"]!.GetValue<string>();
        await first.PostAsync($"vidu/ent/v2/tasks/{id}/cancel", $$"""{"id":"{{id}}"}""");
        await first.DisposeAsync();

        await using var second = await SandboxHost.StartAsync(folder, first.Time);
        second.Time.Advance(TimeSpan.FromSeconds(30));
        var answer = await second.GetAsync($"vidu/ent/v2/tasks/{id}/creations");

        Assert.Equal("UserCancelled", answer.Json["err_code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Restart_TornLastLine_IsCutOff()
    {
        using var folder = new TemporaryFolder();
        var first = await SandboxHost.StartAsync(folder);
        await first.PostAsync(Create, """{"model":"viduq2","prompt":"one"}""");
        await first.DisposeAsync();
        var journal = Path.Combine(folder.Path, "tasks.jsonl");
        await File.AppendAllTextAsync(journal, """{"event":"Created","at":"2026-11-21T09:0""", TestContext.Current.CancellationToken);

        await using (var second = await SandboxHost.StartAsync(folder, first.Time))
        {
            await second.PostAsync(Create, """{"model":"viduq2","prompt":"two"}""");
        }
        await using var third = await SandboxHost.StartAsync(folder, first.Time);

        Assert.Equal(2, (await third.LedgerAsync()).Count);
    }

    [Fact]
    public async Task Restart_BrokenMiddleLine_IsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        var first = await SandboxHost.StartAsync(folder);
        await first.PostAsync(Create, """{"model":"viduq2","prompt":"one"}""");
        await first.DisposeAsync();
        var journal = Path.Combine(folder.Path, "tasks.jsonl");
        await File.WriteAllTextAsync(journal, "{broken\n" + await File.ReadAllTextAsync(journal, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => SandboxHost.StartAsync(folder, first.Time));

        Assert.Contains(journal, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_ManyAtOnce_AreAllJournaled()
    {
        using var folder = new TemporaryFolder();
        var first = await SandboxHost.StartAsync(folder);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => first.PostAsync(Create, $$"""{"model":"viduq2","prompt":"{{i}}"}""")));
        await first.DisposeAsync();

        await using var second = await SandboxHost.StartAsync(folder, first.Time);
        var count = await second.GetAsync("ledger/count?provider=vidu", null);

        count.MustBe(200, """{"count":300,"refunded":0,"amount":10500}""");
    }
}
