using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Benchmarks;

/// <summary>The engine of the lab with the program's own settings over a SQLite file in a folder that the caller owns, and tasks that nobody has sent.</summary>
internal static class BenchEngine
{
    public static Task<LabEngine> OpenAsync(string folder, Func<EngineOptions, EngineOptions> configure) => LabEngine.OpenAsync(
        new DataOptions { Folder = folder }, sandbox: null, CancellationToken.None, _ => configure(new EngineOptions { MediaFolder = Path.Combine(folder, "media") }));

    public static async Task<ConnectionId> ConnectAsync(this LabEngine engine, Uri baseUrl, ConnectionPace? pace = null)
    {
        var connection = new NewConnection("uniall", "Bench", baseUrl, new SecretKey("bench-key-0123456789"), IsShared: false, null, IsSandbox: false) { Pace = pace };
        var outcome = await engine.Get<ConnectionStore>().AddAsync(engine.Actor, connection, CancellationToken.None);
        return outcome is SaveConnectionResult.Saved saved ? saved.Connection.Id : throw new InvalidOperationException($"{outcome}");
    }

    /// <summary>A task for the provider's first model, as a form sends it.</summary>
    public static NewTask NewTask(ProviderDescription provider, ConnectionId connection, string prompt) => new(
        TaskId.New(TimeProvider.System.GetUtcNow()), connection, IsSandbox: false, ModelSnapshot.Create(provider, provider.Models[0]), provider.Models[0].Modes[0].Id,
        ParameterValues.Empty.With("prompt", prompt), [], Guid.NewGuid().ToString("N"), 1.78m);

    /// <summary>Saves a task as a user would, without the check and without sending it.</summary>
    public static async Task<TaskId> CreateTaskAsync(
        this LabEngine engine, ConnectionId connection, string prompt, Func<ProviderDescription, ProviderDescription>? change = null)
    {
        var provider = engine.Get<LiveCatalog>().Current.FindProvider("uniall")!;
        var created = await engine.Get<TaskStore>().CreateAsync(engine.Actor, NewTask(change?.Invoke(provider) ?? provider, connection, prompt), CancellationToken.None);
        return created is CreateTaskResult.Created { Id: var id } ? id : throw new InvalidOperationException($"{created}");
    }
}
