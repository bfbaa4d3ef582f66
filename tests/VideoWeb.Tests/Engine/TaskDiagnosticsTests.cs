using System.Text.Json.Nodes;
using VideoWeb.Engine;
using VideoWeb.Engine.Diagnostics;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class TaskDiagnosticsTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    [Fact]
    public async Task Write_ArchivedTask_TellsAllAndHasNoKeyAndNoAddressThatOpens()
    {
        var task = await fixture.Engine.SubmitAsync("vidu", JudgeHost.Prompt("to be looked into"));
        await fixture.Engine.WaitForEndAsync(task);
        var detail = await fixture.Engine.DetailAsync(task);

        var text = TaskDiagnostics.Write(detail, "1.0", new Uri("https://clips.example.com/studio/"), detail.Row.CreatedAt);

        var root = JsonNode.Parse(text)!;
        Assert.Equal(("Archived", 1, 200), ((string)root["task"]!["state"]!, root["attempts"]!.AsArray().Count, (int)root["attempts"]![0]!["status"]!));
        Assert.Equal(detail.Events.Select(line => line.Kind), root["events"]!.AsArray().Select(line => (string)line!["kind"]!));
        Assert.DoesNotContain(SandboxAddress.Key, text, StringComparison.Ordinal);
        Assert.Contains("creations", detail.QueryText);
        foreach (var address in AddressesIn(detail.QueryText!)) { Assert.DoesNotContain(address, text, StringComparison.Ordinal); }
        // As the task's page has it: the sandbox's own address means nothing to whoever reads this.
        Assert.Contains("https://clips.example.com/…", text);
        Assert.DoesNotContain(SandboxAddress.Host, text, StringComparison.Ordinal);
        Assert.NotNull((string?)root["attempts"]![0]!["headAt"]);
    }

    [Theory]
    [InlineData("https://cdn.example.com/a/clip.mp4?Expires=1&Signature=abc end", "https://cdn.example.com/… (58 characters) end")]
    [InlineData("""{"url":"https:\/\/cdn.example.com\/secret\/clip.mp4"}""", """{"url":"https://cdn.example.com/… (43 characters)"}""")]
    [InlineData("https://user:password@cdn.example.com/x", "https://cdn.example.com/… (39 characters)")]
    [InlineData("Authorization: Bearer abcdef123456", "Authorization: Bearer ***")]
    [InlineData("Incorrect API key provided: sk-abcdefghijkl1234", "Incorrect API key provided: sk-***")]
    [InlineData("data:image/png;base64,iVBORw0KGgo= end", "data:image/png… (34 characters) end")]
    [InlineData("A token of love", "A token of love")]
    [InlineData(null, null)]
    public void PublicText_WhatOpensDoors_IsTakenOut(string? text, string? expected) => Assert.Equal(expected, PublicText.Of(text));

    [Theory]
    [InlineData("http://sandbox.invalid/sandbox/vidu/clip.mp4", "https://clips.example.com:8443/… (44 characters)")]
    [InlineData("http://sandbox.invalid.example.com/clip.mp4", "http://sandbox.invalid.example.com/… (43 characters)")]
    public void PublicText_AddressOfTheSandbox_IsTheSites(string text, string expected) =>
        Assert.Equal(expected, PublicText.Of(text, new Uri("https://clips.example.com:8443/")));

    private static IEnumerable<string> AddressesIn(string json) =>
        JsonNode.Parse(json)!["creations"]!.AsArray().SelectMany(creation => creation!.AsObject()).Select(member => member.Value?.ToString() ?? "")
            .Where(value => value.StartsWith("http", StringComparison.Ordinal));
}
