using Microsoft.AspNetCore.Components;

namespace VideoWeb.Components.Tasks;

/// <summary>Tells Razor of the events that are our own; circuit.js tells Blazor's script. Its name is Razor's rule.</summary>
[EventHandler("ontaskverb", typeof(TaskVerbEventArgs))]
public static class EventHandlers;
