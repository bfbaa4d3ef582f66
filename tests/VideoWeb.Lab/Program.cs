namespace VideoWeb.Lab;

internal static class Program
{
    private const string Usage =
        """
        dotnet run -c Release --project tests/VideoWeb.Lab -- sweep submit [options]

        Kills a real process before every call of the system between a click and the clip on the disk (strace), starts the next one on what was left,
        and holds it to its promises by the sandbox's ledger. Ends with 1 when a promise was broken.

          --db sqlite|postgres     Default: sqlite. VIDEOWEB_TEST_POSTGRES names a PostgreSQL; else one is started in a temporary folder.
          --provider NAME          vidu (default), agcloud, uniall, globalaiopc or ezmodel.
          --at CALL:N              Only before the Nth CALL after the click, such as --at pwrite64:14: a violation again.
          --sample N               Only N positions, spread over the whole way.
          --jobs N                 Processes at a time. Default: 2.

        dotnet run -c Release --project tests/VideoWeb.Lab -- sweep memory [--db ...] [--provider ...]

        The same way with ever more memory for the heap, from too little to begin with to enough.
        """;

    private static async Task<int> Main(string[] args)
    {
        if (args is [Victim.Command, ..])
        {
            await Victim.RunAsync(args);
            return 0;
        }

        if (SweepArguments.Read(args) is not { } arguments)
        {
            Console.WriteLine(Usage);
            return args.Contains("--help") ? 0 : 2;
        }

        if (!arguments.IsOfMemory && await SyscallSweep.FindProblemAsync(CancellationToken.None) is { } problem)
        {
            Console.WriteLine(problem);
            return 2;
        }

        await using var server = arguments.IsPostgres ? new PostgresServer() : null;
        await using var sandbox = await LabSandbox.StartAsync(CancellationToken.None);
        await using var database = await LabDatabase.CreateAsync(server, sandbox.Origin, CancellationToken.None);
        var (summary, violations) = arguments.IsOfMemory
            ? await SweepMemoryAsync(new MemorySweep(sandbox, database, Console.WriteLine), arguments.Options)
            : await SweepCallsAsync(new SyscallSweep(sandbox, database, Console.WriteLine), arguments.Options);
        foreach (var violation in violations) { Console.WriteLine($"VIOLATED {violation}"); }
        Console.WriteLine($"{(arguments.IsPostgres ? "PostgreSQL" : "SQLite")}: {summary}");
        return violations.Count == 0 ? 0 : 1;
    }

    private static async Task<(string Summary, IReadOnlyCollection<string> Violations)> SweepCallsAsync(SyscallSweep sweep, SweepOptions options)
    {
        var result = await sweep.RunAsync(options, CancellationToken.None);
        return (result.ToString(), result.Violations);
    }

    private static async Task<(string Summary, IReadOnlyCollection<string> Violations)> SweepMemoryAsync(MemorySweep sweep, SweepOptions options)
    {
        var (died, lived, violations) = await sweep.RunAsync(options, CancellationToken.None);
        return ($"{died} ran out of memory after the click, {lived} lived, violated {violations.Count}", violations);
    }
}
