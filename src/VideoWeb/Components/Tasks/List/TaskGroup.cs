namespace VideoWeb.Components.Tasks.List;

/// <summary>The groups of states that the list can be narrowed to. The names, in lower case, stand in addresses.</summary>
public enum TaskGroup
{
    All,
    Running,
    Done,
    Failed,

    /// <summary>What only a person can settle.</summary>
    Attention,

    /// <summary>What was put away; the other groups leave it out.</summary>
    Hidden,
}
