namespace VideoWeb.Components.Tasks;

/// <summary>How the list shows tasks.</summary>
public enum TaskLayout
{
    Rows,
    Cards,
}

/// <summary>The reader's choice of a layout, for all pages of one circuit. The browser keeps it in a cookie, which the next circuit begins with.</summary>
public sealed class TaskLayoutChoice(TaskLayout layout = TaskLayout.Rows)
{
    public TaskLayout Layout { get; set; } = layout;

    /// <summary>Anything that makes no sense means rows.</summary>
    public static TaskLayoutChoice Read(string? cookie) => new(cookie == Name(TaskLayout.Cards) ? TaskLayout.Cards : TaskLayout.Rows);

    /// <summary>As the cookie has it.</summary>
    public static string Name(TaskLayout layout) => layout.ToString().ToLowerInvariant();
}
