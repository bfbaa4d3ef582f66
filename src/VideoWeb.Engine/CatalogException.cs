using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>The catalog that is built in cannot be used. The message lists everything that is wrong; the host does not start.</summary>
public sealed class CatalogException(IReadOnlyList<CatalogProblem> problems)
    : Exception($"The catalog cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem.Source} {problem.Path}: {problem.Reason}"))}")
{
    public IReadOnlyList<CatalogProblem> Problems { get; } = problems;
}
