namespace VideoWeb.Data.Tasks;

/// <param name="Kind">A short word for machines, such as <c>accepted</c>; at most 40 characters.</param>
/// <param name="Text">A sentence for the timeline; no keys, no signed addresses.</param>
public sealed record NewTaskEvent(string Kind, string Text);
