using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace VideoWeb.Benchmarks;

/// <summary>The whole site in a process of its own on a given data folder, as it is shipped but for the sandbox, which is on.</summary>
internal sealed class SiteProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private SiteProcess(Process process, Uri origin) => (_process, Origin) = (process, origin);

    public Uri Origin { get; }

    public static async Task<SiteProcess> StartAsync(string folder)
    {
        var origin = FreeOrigin();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "VideoWeb")) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = origin.AbsoluteUri;
        start.Environment["Data__Folder"] = folder;
        start.Environment["Site__PublicUrl"] = origin.AbsoluteUri;
        start.Environment["Outbound__AllowedPrivateHosts"] = origin.Authority;
        start.Environment["Sandbox__Enabled"] = "true";
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "None";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The site did not start.");
        process.OutputDataReceived += (_, line) => { if (line.Data is { Length: > 0 } text) { Console.Error.WriteLine(text); } };
        process.BeginOutputReadLine();
        await UntilHealthyAsync(origin, process);
        return new SiteProcess(process, origin);
    }

    /// <summary>Asks it to stop, and waits until it has: then its database is free.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public void Dispose() => _process.Dispose();

    private static async Task UntilHealthyAsync(Uri origin, Process process)
    {
        using var client = new HttpClient { BaseAddress = origin };
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (process.HasExited) { throw new InvalidOperationException($"The site ended with {process.ExitCode}."); }
            try
            {
                using var answer = await client.GetAsync("/health/ready", patience.Token);
                if (answer.IsSuccessStatusCode) { return; }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private static Uri FreeOrigin()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{(IPEndPoint)listener.LocalEndpoint}");
    }
}
