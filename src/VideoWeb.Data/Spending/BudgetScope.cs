namespace VideoWeb.Data.Spending;

/// <summary>Whose spending a budget limits.</summary>
public enum BudgetScope
{
    /// <summary>Everybody's in the workspace, without the sandbox.</summary>
    Workspace,

    /// <summary>One member's in the workspace, without the sandbox.</summary>
    Member,

    /// <summary>What goes through one connection, be it the sandbox.</summary>
    Connection,
}
