using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;

namespace VideoWeb.Benchmarks;

/// <summary>The bytes of clips to a client on this machine, one by one and as a zip, beside a bare server that has the same files.</summary>
internal static class MediaBenchmark
{
    private const int Clips = 40;
    private const int Size = 8 * 1024 * 1024;
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        await using var site = BenchSite.Start();
        var cookies = new CookieContainer();
        var (actor, slug, connection) = await site.RegisterAsync(cookies);
        var paths = new List<string>();
        var addresses = new List<Uri>();
        var bytes = new byte[Size];
        for (var number = 0; number < Clips; number++)
        {
            var task = await site.CreateClipAsync(actor, connection, $"A clip of the benchmark, {number}");
            var file = await site.Get<AssetStore>().FindAsync(actor, task.Clip!.Value, CancellationToken.None) ?? throw new InvalidOperationException("The clip has no file.");
            paths.Add(site.Get<MediaStore>().PathOf(file));
            addresses.Add(new($"{site.Address}/w/{slug}/media/{file.Id}"));
            Directory.CreateDirectory(Path.GetDirectoryName(paths[^1])!);
            new Random(number).NextBytes(bytes);
            await File.WriteAllBytesAsync(paths[^1], bytes);
        }

        await using var bare = await StartBareAsync(paths);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies });
        Console.WriteLine($"media: {Clips} clips of {Size >> 20} MB to a client on this machine, median of {Rounds} rounds");
        await CompareAsync("one by one, Results.File", 0.9, () => ReadAsync(http, [.. paths.Select((_, number) => new Uri($"{bare.Urls.First()}/file/{number}"))]), () => ReadAsync(http, addresses));
        await CompareAsync("zip, a bare copy", 0.7, () => ReadAsync(http, [new($"{bare.Urls.First()}/copy")]), () => ReadAsync(http, [new($"{site.Address}/w/{slug}/gallery/zip")]));
    }

    // By turns, so that what else this machine does meets both.
    private static async Task CompareAsync(string name, double limit, Func<Task<long>> bare, Func<Task<long>> own)
    {
        var (bares, owns) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (first, second) = (await SpeedAsync(bare), await SpeedAsync(own));
            if (round == 0) { continue; }

            bares.Add(first);
            owns.Add(second);
        }

        var (baseline, found) = (Median.Of(bares), Median.Of(owns));
        Console.WriteLine($"  {name,-28} bare {baseline,6:0} MB/s   ours {found,6:0} MB/s   ratio {found / baseline,5:0.00}, at least {limit:0.0}");
    }

    private static async Task<double> SpeedAsync(Func<Task<long>> read)
    {
        var began = Stopwatch.GetTimestamp();
        var bytes = await read();
        if (bytes < (long)Clips * Size) { throw new InvalidOperationException($"Only {bytes} bytes came."); }

        return (double)Clips * Size / (1 << 20) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<long> ReadAsync(HttpClient http, IReadOnlyList<Uri> addresses)
    {
        var (buffer, read) = (new byte[256 * 1024], 0L);
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync();
            for (int count; (count = await body.ReadAsync(buffer)) > 0;) { read += count; }
        }

        return read;
    }

    private static async Task<WebApplication> StartBareAsync(IReadOnlyList<string> paths)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/file/{number:int}", (int number) => Results.File(paths[number], "video/mp4", enableRangeProcessing: true));
        app.MapGet("/copy", async (HttpContext context) =>
        {
            foreach (var path in paths)
            {
                await using var file = File.OpenRead(path);
                await file.CopyToAsync(context.Response.Body, 256 * 1024);
            }
        });
        await app.StartAsync();
        return app;
    }
}
