namespace VideoWeb.BrowserTests;

/// <summary>What looks at single frames and at what moves: nothing runs beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
