using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>One sandbox and one engine for a class of tests that do not restart it.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engine-");

    public JudgeHost Judge { get; } = new();

    public EngineHost Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Judge.InitializeAsync();
        Engine = await EngineHost.StartAsync(_folder.FullName, Judge.Origin);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Judge.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
