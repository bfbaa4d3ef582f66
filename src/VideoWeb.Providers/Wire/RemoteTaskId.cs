namespace VideoWeb.Providers.Wire;

/// <summary>The provider's name for a task. Always a text: Vidu's ids are numbers beyond 2^53.</summary>
/// <param name="Value">1 to 200 characters.</param>
public readonly record struct RemoteTaskId(string Value)
{
    public const int MaxLength = 200;

    public override string ToString() => Value;
}
