using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>One sandbox and one engine for a class of tests that do not restart it.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public JudgeHost Judge { get; } = new();

    public EngineHost Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Judge.InitializeAsync();
        Engine = await EngineHost.StartAsync(_folder.Path, Judge.Origin);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Judge.DisposeAsync();
        _folder.Dispose();
    }
}
