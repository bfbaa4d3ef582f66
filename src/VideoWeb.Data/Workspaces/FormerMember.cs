namespace VideoWeb.Data;

/// <summary>What stands where an account is gone.</summary>
public static class FormerMember
{
    public const string Name = "former member";
}
