using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Engine.Archive;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class ProgramRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // What foreign files make a program do ends at limits of its own: memory in KB, seconds of a processor, what it writes in blocks of 512 bytes.
    [Fact]
    public async Task Try_AProgram_RunsWithinLimits()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits are set on Linux only.");
        var told = Path.Combine(_folder.Path, "limits");
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"while [ \"$(ulimit -f)\" = unlimited ]; do :; done; echo $(ulimit -v) $(ulimit -t) $(ulimit -f) > '{told}'" } };

        var went = await new ProgramRun(TimeProvider.System, NullLogger<ProgramRun>.Instance).TryAsync(start, Token);

        Assert.Equal((true, "2097152 20 131072"), (went, (await File.ReadAllTextAsync(told, Token)).Trim()));
    }

    [Fact]
    public async Task Try_ProgramIsNotThere_IsKnownFromThen()
    {
        var run = new ProgramRun(TimeProvider.System, NullLogger<ProgramRun>.Instance);

        Assert.Null(await run.TryAsync(new ProcessStartInfo("/nothing/here"), Token));
        Assert.Null(await run.TryAsync(new ProcessStartInfo("/bin/true"), Token));
    }

    public void Dispose() => _folder.Dispose();
}
