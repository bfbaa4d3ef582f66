using System.ComponentModel.DataAnnotations;

namespace VideoWeb.Settings;

/// <summary>Whether the host maps the sandbox.</summary>
internal sealed record SandboxHostingOptions
{
    [Display(Description = "The built-in simulator of the five providers. Without a value: on in Development, off elsewhere.")]
    public bool? Enabled { get; init; }
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
