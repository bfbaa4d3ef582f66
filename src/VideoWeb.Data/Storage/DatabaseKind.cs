namespace VideoWeb.Data.Storage;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
