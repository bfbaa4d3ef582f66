using VideoWeb.Settings;
using VideoWeb.Setup;

if (args.Contains("--help"))
{
    Console.Out.WriteLine(HelpText.Format());
    return 0;
}

// Published, its files lie beside it, whatever folder it is started from; from source they lie in the working folder.
var isPublished = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = isPublished ? AppContext.BaseDirectory : null });
var settings = AppOptions.Read(builder.Configuration, builder.Environment.IsDevelopment(), out var problems);
if (settings is null) { return StartupFailure.Print("These settings cannot be used:", problems); }

builder.Services.AddAppOptions(builder.Configuration);
builder.AddConsoleLog(settings);
builder.AddModules(settings);
builder.AddAccounts(settings);
builder.AddDataProtection(settings);
builder.AddHttpPipeline(settings);
builder.AddBlazor();
builder.AddSharing();
builder.AddHealth(settings);

var hasStarted = false;
try
{
    await using var app = builder.Build();
    app.Lifetime.ApplicationStarted.Register(() => hasStarted = true);
    await app.PrepareAsync();

    app.UseHttpPipeline(settings);
    app.MapHealth();
    app.MapAccounts();
    app.MapBlazor();
    app.MapSharing();
    app.MapModules(settings);
    app.PausePagesOnStop();

    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartupFailure.Explains(error, hasStarted))
{
    return StartupFailure.Print("VideoWeb cannot start:", [error.Message]);
}

/// <summary>The web host's entry point; named so that tests can start the same program.</summary>
public partial class Program;
