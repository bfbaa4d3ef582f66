using System.Diagnostics;
using VideoWeb.Setup;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>The real program as a process: what an operator sees when it cannot start.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_Help_PrintsEverySettingAndEnds()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.Contains("Outbound:AllowedPrivateHosts", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TwoWrongSettings_ListsBothAndEndsWithOne()
    {
        var (code, _, errors) = await RunAsync("--Data:Database=Oracle", "--Tasks:MaxPollConcurrency=many");

        Assert.Equal(1, code);
        Assert.Equal(
            """
            These settings cannot be used:
              Data:Database: "Oracle" cannot be used. Allowed: Sqlite or Postgres.
              Tasks:MaxPollConcurrency: "many" cannot be used. Allowed: 1 to 1024.
            """,
            errors.Trim());
    }

    [Fact]
    public async Task Start_MasterKeyFileMissing_SaysSoWithoutAStackTrace()
    {
        var (code, _, errors) = await RunAsync($"--Data:MasterKeyFile={_folder.Path}/nowhere.key");

        Assert.Equal(1, code);
        Assert.StartsWith("VideoWeb cannot start:", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_BesideARunningOneOnTheSameFolder_SaysSo()
    {
        await using var app = VideoWebApp.With(("Data:Folder", _folder.Path));
        app.StartServer();

        var (code, _, errors) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Equal(
            $"""
            VideoWeb cannot start:
              The database {_folder.Path}/videoweb.db is in use by another process. Stop that one first, or choose another data folder; several processes need PostgreSQL.
            """,
            errors.Trim());
    }

    [Fact]
    public void Start_ThatSucceeded_IsNotBlamedForWhatBreaksLater()
    {
        var full = new IOException("No space left on device");

        Assert.Equal((true, false), (StartupFailure.Explains(full, hasStarted: false), StartupFailure.Explains(full, hasStarted: true)));
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add($"--Data:Folder={_folder.Path}");
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = process.StandardError.ReadToEndAsync(Token);
        try
        {
            await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);
        }
        finally
        {
            if (!process.HasExited) { process.Kill(); }
        }

        return (process.ExitCode, await output, await errors);
    }

    public void Dispose() => _folder.Dispose();
}
