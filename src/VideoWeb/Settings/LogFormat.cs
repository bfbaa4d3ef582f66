namespace VideoWeb.Settings;

internal enum LogFormat
{
    Text,
    Json,
}
