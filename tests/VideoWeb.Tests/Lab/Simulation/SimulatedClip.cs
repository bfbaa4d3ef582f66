using VideoWeb.Data.Tasks;

namespace VideoWeb.Tests.Lab.Simulation;

/// <summary>One charge of the simulated provider, and what it was for.</summary>
internal sealed class SimulatedClip(TaskId task, int attempt, string id)
{
    private const int AgeOfRunning = 2;
    private const int AgeOfTheEnd = 6;

    public TaskId Task => task;

    /// <summary>Which send of the task it was made for.</summary>
    public int Attempt => attempt;

    public string Id => id;

    /// <summary>Grows with the questions.</summary>
    public int Age { get; set; }

    public bool IsDecided { get; set; }

    public bool Fails { get; set; }

    public bool GivesBack { get; set; }

    public bool IsCancelled { get; set; }

    public string Word => IsCancelled ? "cancelled" : Age < AgeOfRunning ? "queued" : Age < AgeOfTheEnd ? "running" : Fails ? "failed" : "succeeded";

    /// <summary>The money stays with the provider.</summary>
    public bool IsKept => !((Word is "failed" or "cancelled") && GivesBack);
}
