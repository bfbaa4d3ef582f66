using System.Diagnostics;

namespace VideoWeb.Benchmarks;

/// <summary>The stub in a process of its own: this very program, started with the word <c>stub</c>.</summary>
internal sealed class StubProcess : IDisposable
{
    private readonly Process _process;

    private StubProcess(Process process, Uri origin) => (_process, Origin) = (process, origin);

    public Uri Origin { get; }

    public static StubProcess Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["stub"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The stub did not start.");
        return new StubProcess(process, new Uri(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The stub named no address.")));
    }

    /// <summary>Runs the stub in this process until its input ends.</summary>
    public static async Task ServeAsync()
    {
        await using var stub = await PollStub.StartAsync();
        Console.WriteLine(stub.Origin);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
