namespace VideoWeb.Data.Workspaces;

/// <summary>What stands where an account is gone.</summary>
public static class FormerMember
{
    public const string Name = "former member";
}
