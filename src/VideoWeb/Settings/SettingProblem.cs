namespace VideoWeb.Settings;

/// <summary>A setting that cannot be used. <see cref="ToString"/> is the line for the operator.</summary>
internal sealed record SettingProblem(string Key, string Reason)
{
    public override string ToString() => $"{Key}: {Reason}";
}
