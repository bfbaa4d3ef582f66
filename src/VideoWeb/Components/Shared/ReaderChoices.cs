namespace VideoWeb.Components.Shared;

/// <summary>What the reader has chosen on this device, for all pages of one circuit. The browser keeps it in cookies, which the next circuit begins with. Scoped.</summary>
public sealed class ReaderChoices
{
    /// <summary>The slug of the workspace that was open last; null on the first visit.</summary>
    public string? LastWorkspace { get; private set; }

    public TaskLayout TaskLayout { get; set; }

    /// <summary>Takes the cookies as they came; what makes no sense means rows.</summary>
    public void Take(string? lastWorkspace, string? taskLayout) => (LastWorkspace, TaskLayout) = (lastWorkspace, taskLayout == Name(TaskLayout.Cards) ? TaskLayout.Cards : TaskLayout.Rows);

    /// <summary>As the cookie has it.</summary>
    public static string Name(TaskLayout layout) => layout.ToString().ToLowerInvariant();
}

/// <summary>How the list shows tasks. The names, in lower case, stand in a cookie.</summary>
public enum TaskLayout
{
    Rows,
    Cards,
}
