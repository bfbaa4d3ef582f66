using System.ComponentModel.DataAnnotations;

namespace VideoWeb.Settings;

/// <summary>Whether the host maps the sandbox, and how much it takes.</summary>
internal sealed record SandboxHostingOptions
{
    [Display(Description = "The built-in simulator of the five providers. Without a value: on in Development, off elsewhere.")]
    public bool? Enabled { get; init; }

    [Range(1, 10_000_000)]
    [Display(Description = "Tasks that the sandbox keeps; while there are so many it makes no more (HTTP 429).")]
    public int MaxTasks { get; init; } = 100_000;

    [Range(1, 100_000_000)]
    [Display(Description = "Calls that the sandbox answers in a minute; further ones get HTTP 429.")]
    public int MaxCallsPerMinute { get; init; } = 600_000;
}

internal sealed record LogOptions
{
    [Display(Description = "Console lines for people or for machines. Without a value: Text in Development, Json elsewhere.")]
    public LogFormat? Format { get; init; }
}

internal enum LogFormat
{
    Text,
    Json,
}
