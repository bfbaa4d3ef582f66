using System.Globalization;
using VideoWeb.Data.Tasks;
using Xunit;

namespace VideoWeb.Tests.Lab.Simulation;

/// <summary>Thousands of schedules of the engine's rules. VIDEOWEB_LAB_SEED replays one; VIDEOWEB_LAB_SCHEDULES asks for more of them.</summary>
public sealed class SimulationTests
{
    [Fact]
    public void Schedules_OfAllKinds_ViolateNothing()
    {
        var first = LabSetting.Read("VIDEOWEB_LAB_SEED");
        var count = first is null ? LabSetting.Read("VIDEOWEB_LAB_SCHEDULES") ?? 5_000 : 1;
        var ends = new Dictionary<TaskState, int>();
        var charges = 0;

        for (var seed = first ?? 1; seed < (first ?? 1) + count; seed++)
        {
            var simulation = new EngineSimulation(seed);
            if (simulation.Run() is { } violation)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"Seed {seed} (VIDEOWEB_LAB_SEED={seed} replays it): {violation}"));
            }

            charges += simulation.Charges;
            foreach (var end in simulation.Ends) { ends[end] = ends.GetValueOrDefault(end) + 1; }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{count} schedules, {charges} charges, ends: {string.Join(", ", ends.OrderBy(end => end.Key).Select(end => $"{end.Key} {end.Value}"))}");
        if (first is null)
        {
            // A simulation that never gets anywhere would hold every rule.
            Assert.Equal(
                [TaskState.Archived, TaskState.Refused, TaskState.Failed, TaskState.Cancelled, TaskState.Unknown, TaskState.ArchiveLost],
                ends.Keys.Order());
        }
    }
}
