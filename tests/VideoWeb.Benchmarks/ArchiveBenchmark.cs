using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using VideoWeb.Data.Storage;
using VideoWeb.Engine;
using VideoWeb.Engine.Archive;

namespace VideoWeb.Benchmarks;

/// <summary>Megabytes a second of the archive's download (guarded, hashed, durable) against a bare copy from the same server that ends with fsync.</summary>
internal static class ArchiveBenchmark
{
    private const int Megabytes = 64;
    private const int Rounds = 15;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-archive-");
        await using var server = await ServeAsync();
        var origin = server.Origin;
        var options = new EngineOptions { MediaFolder = folder.FullName, AllowedPrivateHosts = [origin.Authority] };
        using var download = new MediaDownload(new OutboundGuard(options, new OwnAddress()), options, TimeProvider.System);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var path = Path.Combine(folder.FullName, "clip.part");

        var (bare, archive) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var one = await MeasureAsync(() => BareAsync(client, origin, path));
            var other = await MeasureAsync(() => download.FetchAsync(origin, null, long.MaxValue, path, CancellationToken.None));
            if (round > 0) { (bare, archive) = ([.. bare, one], [.. archive, other]); } // The first one warms up.
        }

        folder.Delete(recursive: true);
        Console.WriteLine($"archive: {Megabytes} MB, median of {Rounds} rounds");
        Console.WriteLine($"  bare copy with fsync    {Median.Of(bare),10:N0} MB per second");
        Console.WriteLine($"  archive                 {Median.Of(archive),10:N0} MB per second");
        Console.WriteLine($"  ratio                   {Median.Of([.. bare.Zip(archive, (one, other) => other / one)]),10:0.00}");
    }

    private static async Task BareAsync(HttpClient client, Uri origin, string path)
    {
        await using var source = await client.GetStreamAsync(origin, CancellationToken.None);
        await using var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await source.CopyToAsync(target, 128 * 1024, CancellationToken.None);
        DurableFile.Sync(target);
    }

    private static async Task<double> MeasureAsync(Func<Task> copy)
    {
        var began = Stopwatch.GetTimestamp();
        await copy();
        return Megabytes / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Task<LoopbackServer> ServeAsync()
    {
        var content = new byte[Megabytes * 1024 * 1024];
        new Random(1).NextBytes(content);
        return LoopbackServer.StartAsync(
            app => app.Run(context =>
            {
                context.Response.ContentLength = content.Length;
                return context.Response.Body.WriteAsync(content).AsTask();
            }),
            CancellationToken.None);
    }
}
