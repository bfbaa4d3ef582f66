using VideoWeb.Components;
using VideoWeb.Components.Shared;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddSingleton(TimeProvider.System).AddScoped<ReaderClockSource>();
builder.Services.AddCascadingAuthenticationState().AddAuthorization();
builder.Services.AddCascadingValue(services => services.GetRequiredService<ReaderClockSource>().Cascade);

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.Run();

/// <summary>The web host's entry point; named so that tests can start the same program.</summary>
public partial class Program;
