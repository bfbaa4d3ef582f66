using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Lab;

/// <summary>The process that is killed: it starts the engine, takes one click and ends well once the clip is archived. It says on its output how far it has come.</summary>
internal static class Victim
{
    public const string Command = "victim";
    public const string Clicks = "clicks";
    public const string Saved = "saved";

    /// <param name="data">A copy of the lab's database.</param>
    /// <returns>The arguments that make this program such a process.</returns>
    public static string[] ArgumentsFor(DataOptions data, Uri sandbox, LabOrder order) =>
        [Command, data.Folder, sandbox.OriginalString, order.Provider, order.Prompt, order.Nonce, data.ConnectionString ?? ""];

    public static async Task RunAsync(string[] arguments)
    {
        if (arguments is not [Command, var folder, var sandbox, var provider, var prompt, var nonce, var connectionString]) { throw new ArgumentException("These are not a victim's arguments."); }

        var data = new DataOptions { Folder = folder };
        if (connectionString.Length > 0) { data = data with { Kind = DatabaseKind.Postgres, ConnectionString = connectionString }; }

        // The main thread only waits, so that all calls that are counted are made by the one thread of the pool.
        await Task.Run(async () =>
        {
            await using var engine = await LabEngine.OpenAsync(data, new Uri(sandbox), CancellationToken.None);
            await engine.StartAsync(CancellationToken.None);
            Console.WriteLine(Clicks);
            var click = await engine.ClickAsync(new LabOrder(provider, prompt, nonce), CancellationToken.None);
            Console.WriteLine(Saved);
            await engine.WaitAsync(click.Task, row => row.State == TaskState.Archived, CancellationToken.None);
        });
    }
}
