namespace VideoWeb.Components.Tasks;

/// <summary>How the list shows tasks. The names, in lower case, stand in a cookie.</summary>
public enum TaskLayout
{
    Rows,
    Cards,
}
