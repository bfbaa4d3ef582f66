using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Tasks.Presentation;

namespace VideoWeb.Components.Tasks.List;

/// <summary>A button of a row was pressed that is plain markup: task-list.js tells which. What comes from a browser may be anything.</summary>
public sealed class TaskVerbEventArgs : EventArgs
{
    /// <summary>The name of a <see cref="TaskVerb"/>.</summary>
    public string? Verb { get; set; }
}

/// <summary>Tells Razor of the events that are our own; circuit.js tells Blazor's script. Its name is Razor's rule.</summary>
[EventHandler("ontaskverb", typeof(TaskVerbEventArgs))]
public static class EventHandlers;
