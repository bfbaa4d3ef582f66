using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks.List;

/// <summary>A task with what the list knows of it beside the task itself. Equal ones look alike.</summary>
/// <param name="Hold">Why it is not sent at the moment; null when nothing but its turn keeps it.</param>
/// <param name="Hours">Those of its connection; null when it sends at any time.</param>
/// <param name="Place">Where it stands among its maker's that wait; null for one that does not wait for its turn.</param>
public sealed record TaskListItem(TaskRow Task, TaskTiming Timing, TaskActions Actions, SendHold? Hold = null, SendWindow? Hours = null, QueuePlace? Place = null);

/// <summary>A place in the line of one maker at one connection; members take turns.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many of the maker's wait.</param>
/// <param name="Running">At the provider through this connection.</param>
/// <param name="IsFull">No more may be there at once.</param>
/// <param name="IsMine">The maker is the reader.</param>
public sealed record QueuePlace(int Number, int Count, int Running, bool IsFull, bool IsMine);

/// <summary>What all lines of a list have in common, as one parameter: each one is kept twice for every line of every open page.</summary>
/// <param name="Slug">The workspace's, for addresses.</param>
/// <param name="Now">The instant at which the page renders; the browser counts on from there.</param>
/// <param name="Clock">The reader's; null before the browser has told its zone.</param>
/// <param name="OnPick">Without a delegate nothing is offered to tick.</param>
public sealed record TaskLines(string Slug, DateTimeOffset Now, UserClock? Clock, EventCallback<TaskCommand> OnCommand, EventCallback<TaskPick> OnPick = default);
