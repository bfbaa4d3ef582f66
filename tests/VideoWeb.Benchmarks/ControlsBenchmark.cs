using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor.Services;
using VideoWeb.Circuits;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Security;

namespace VideoWeb.Benchmarks;

/// <summary>What one more control holds of a circuit: MudBlazor's, and the one that is written by hand in its place.</summary>
internal static class ControlsBenchmark
{
    private const int Few = 10;
    private const int Many = 30;
    private const int Copies = 20;

    public static async Task RunAsync()
    {
        // What every live component has.
        await using var services = new ServiceCollection().AddLogging().AddLocalization(options => options.ResourcesPath = "Resources")
            .AddSingleton<MessageFormatter>().AddSingleton(TimeProvider.System).AddSingleton<ChangeFeed>().AddSingleton<SessionGate>().AddSingleton<CircuitCulture>()
            .AddSingleton<IJSRuntime, SilentScript>().AddSingleton<NavigationManager, StillNavigation>().AddMudServices().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());

        Console.WriteLine($"controls: one more of {Few} in KB of a circuit after its second rendering, mean of {Copies} lists");
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            foreach (var pair in ControlPairs.All)
            {
                Console.WriteLine($"  {pair.Name,-34} {await KilobytesAsync(renderer, pair.Own),7:0.0}   MudBlazor's {await KilobytesAsync(renderer, pair.Kit),7:0.0}");
            }
        });
    }

    private static async Task<double> KilobytesAsync(HtmlRenderer renderer, RenderFragment control)
    {
        await HeldAsync(renderer, control, Many);
        return (await HeldAsync(renderer, control, Many) - await HeldAsync(renderer, control, Few)) / 1024 / (Many - Few);
    }

    private static async Task<double> HeldAsync(HtmlRenderer renderer, RenderFragment control, int count)
    {
        var lists = new List<ControlList>(Copies);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var copy = 0; copy < Copies; copy++)
        {
            await renderer.BeginRenderingComponent<ControlList>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ControlList.Control)] = control,
                [nameof(ControlList.Count)] = count,
                [nameof(ControlList.Ready)] = (Action<ControlList>)lists.Add,
            })).QuiescenceTask;
        }

        // The first rendering leaves one array, the second another.
        foreach (var list in lists) { list.Again(); }

        return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Copies;
    }

    /// <summary>Stays where it is.</summary>
    private sealed class StillNavigation : NavigationManager
    {
        private const string Address = "http://localhost/";

        public StillNavigation() => Initialize(Address, Address);
    }
}
