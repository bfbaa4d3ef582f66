using System.Diagnostics;
using System.Globalization;

namespace VideoWeb.Lab;

/// <summary>Gives a real process ever more memory, from less than it needs to begin with to as much as it likes, and lets the next process take up what each has left.</summary>
public sealed class MemorySweep(LabSandbox sandbox, LabDatabase database, Action<string> onProgress)
{
    private const int LeastKilobytes = 4 * 1024;
    private const int MostKilobytes = 64 * 1024;
    private const int StepKilobytes = 128;

    // With so many in a row that came to their end, there is enough.
    private const int LivesInARow = 8;

    // One that has too little to go on and too much to die is ended as the system would end it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>How many processes ran out of memory after the click, how many lived, and one text for each broken promise.</returns>
    public async Task<(int Died, int Lived, IReadOnlyList<string> Violations)> RunAsync(SweepOptions options, CancellationToken cancellationToken)
    {
        var (died, lived, row) = (0, 0, 0);
        List<string> violations = [];
        for (var kilobytes = LeastKilobytes; kilobytes <= MostKilobytes && row < LivesInARow; kilobytes += StepKilobytes)
        {
            var order = LabOrder.New(options.Provider);
            var data = await database.CopyAsync(cancellationToken);
            var (said, isUnhurt) = await LiveAsync(Victim.ArgumentsFor(data, sandbox.Origin, order), kilobytes, cancellationToken);
            if (said.Contains(Victim.Clicks))
            {
                (died, lived, row) = isUnhurt ? (died, lived + 1, row + 1) : (died + 1, lived, 0);
                var violation = await CrashAftermath.FindViolationAsync(data, sandbox, order, said.Contains(Victim.Saved), cancellationToken);
                if (violation is not null) { violations.Add($"{kilobytes} KB: {violation}"); }
            }

            onProgress($"{kilobytes} KB: {(said.Count == 0 ? "did not start" : string.Join(", ", said))}{(isUnhurt ? ", lived" : "")}");
            await database.DropAsync(data);
        }

        return (died, lived, violations);
    }

    private static async Task<(IReadOnlyList<string> Said, bool IsUnhurt)> LiveAsync(IReadOnlyList<string> victim, int kilobytes, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Victim).Assembly.Location, .. victim]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = (kilobytes * 1024L).ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The victim did not start.");
        var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken);
        await errors;
        return ((await said).Split('\n', StringSplitOptions.RemoveEmptyEntries), process.ExitCode == 0);
    }
}
