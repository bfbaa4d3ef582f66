using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoWeb.BrowserTests;

/// <summary>The program as a process of its own on a free port, so that it can be killed and started again on the same data.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly ContainerFolder? _container;
    private readonly string? _program;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly SemaphoreSlim _written = new(0);
    private Process? _process;

    private RunningSite(IReadOnlyDictionary<string, string>? settings, ContainerFolder? container, string? program = null) =>
        (_folder, _settings, _container, _program) = (Directory.CreateTempSubdirectory("videoweb-journey-").FullName, settings ?? new Dictionary<string, string>(), container, program);

    /// <summary>Where it listens, without a trailing slash.</summary>
    public string Address { get; private set; } = "";

    public string Output => string.Join('\n', _output);

    public int ProcessId => Process.Id;

    /// <summary>Of a site that runs in no container.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

    /// <param name="program">A folder with a copy of the published program; null for the program itself.</param>
    public static Task<RunningSite> StartAsync(IReadOnlyDictionary<string, string>? settings = null, string? program = null) => StartAsync(new RunningSite(settings, null, program));

    /// <summary>Starts it as the image does. The sandbox is off, as it is in Production.</summary>
    internal static Task<RunningSite> StartAsync(ContainerFolder container, IReadOnlyDictionary<string, string>? settings = null) =>
        StartAsync(new RunningSite(settings, container));

    /// <summary>SIGKILL: nothing of the program's own runs any more.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: it stops in good order.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)]);
        await Process.WaitForExitAsync();
    }

    /// <summary>Waits until the program has logged this text, so many times.</summary>
    public async Task WaitForOutputAsync(string text, int times = 1)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(2 * WatchedPage.Patience));
        while (_output.Count(line => line.Contains(text, StringComparison.Ordinal)) < times) { await _written.WaitAsync(deadline.Token); }
    }

    /// <summary>Starts it again at the same address on the same data.</summary>
    public Task StartAgainAsync() => StartProcessAsync(Address);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) { await KillAsync(); }

        _process?.Dispose();
        _written.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Process => _process ?? throw new InvalidOperationException("The site has not been started.");

    private static async Task<RunningSite> StartAsync(RunningSite site)
    {
        try
        {
            await site.StartProcessAsync("http://127.0.0.1:0");
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    private async Task StartProcessAsync(string address)
    {
        string[] command = [.. _container?.Prefix ?? [], "dotnet", (_container?.Program ?? _program) is { } folder ? Path.Combine(folder, "VideoWeb.dll") : await PublishedOutput.AssemblyAsync()];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = _container?.Program ?? _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Folder"] = _container?.Data ?? DataFolder;
        if (_container is null) { start.Environment["Sandbox__Enabled"] = "true"; }
        else { start.Environment["TMPDIR"] = _container.Temporary; }

        // The clips of all journeys would keep ffmpeg busy beside them.
        start.Environment["Media__Renditions"] = "false";
        foreach (var (key, value) in _settings) { start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value; }

        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process?.Dispose();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The site ended before it listened.\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = (await listening.Task.WaitAsync(StartLimit)).TrimEnd('/');
    }

    private void Read(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null) { return; }

        _output.Enqueue(line);
        _written.Release();
        if (ListeningLine().Match(line) is { Success: true } match) { listening.TrySetResult(match.Groups[1].Value); }
    }

    [GeneratedRegex(@"Now listening on: (http://[^\s""]+)")]
    private static partial Regex ListeningLine();
}
