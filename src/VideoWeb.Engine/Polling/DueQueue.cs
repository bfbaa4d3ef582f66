using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Polling;

/// <summary>Tasks by the moment at which they are due.</summary>
internal sealed class DueQueue(TimeProvider time) : DueHeap<TaskId>(time);
