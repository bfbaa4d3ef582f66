using Microsoft.AspNetCore.Components;

namespace VideoWeb.Benchmarks;

/// <summary>Stays where it is.</summary>
internal sealed class StillNavigation : NavigationManager
{
    private const string Address = "http://localhost/";

    public StillNavigation() => Initialize(Address, Address);
}
