namespace VideoWeb.Engine;

public enum ContractVerdict
{
    /// <summary>The sandbox took the request and answers for the task.</summary>
    Passed,

    /// <summary>The sandbox refused the request, or answered in a way that is not understood.</summary>
    Failed,

    /// <summary>The sandbox does not know this model's name or path, so it cannot say.</summary>
    NotJudged,
}
