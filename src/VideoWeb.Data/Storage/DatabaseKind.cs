namespace VideoWeb.Data;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
