using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;

namespace VideoWeb.Components.Tasks;

/// <summary>What all lines of a list have in common, as one parameter: each one is kept twice for every line of every open page.</summary>
/// <param name="Slug">The workspace's, for addresses.</param>
/// <param name="Now">The instant at which the page renders; the browser counts on from there.</param>
/// <param name="Clock">The reader's; null before the browser has told its zone.</param>
/// <param name="OnPick">Without a delegate nothing is offered to tick.</param>
public sealed record TaskLines(string Slug, DateTimeOffset Now, ReaderClock? Clock, EventCallback<TaskCommand> OnCommand, EventCallback<TaskPick> OnPick = default);
