using VideoWeb.Settings;
using VideoWeb.Setup;

if (args.Contains("--help"))
{
    Console.Out.WriteLine(Usage.Text());
    return 0;
}

// Published, its files lie beside it, whatever folder it is started from; from source they lie in the working folder.
var isPublished = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = isPublished ? AppContext.BaseDirectory : null });
var settings = SiteSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), out var problems);
if (settings is null) { return StartRefusal.Print("These settings cannot be used:", problems); }

builder.AddConsoleLog(settings);
builder.AddRooms(settings);
builder.AddAccounts(settings);
builder.AddKeyRing(settings);
builder.AddDoors(settings);
builder.AddPages();
builder.AddHealth(settings);

try
{
    await using var app = builder.Build();
    await app.PrepareAsync();

    app.UseDoors(settings);
    app.MapHealth();
    app.MapAccounts();
    app.MapPages();
    app.MapRooms(settings);
    app.PausePagesOnStop();

    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartRefusal.Explains(error))
{
    return StartRefusal.Print("VideoWeb cannot start:", [error.Message]);
}

/// <summary>The web host's entry point; named so that tests can start the same program.</summary>
public partial class Program;
