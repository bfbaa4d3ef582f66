var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();

/// <summary>The web host's entry point; named so that tests can start the same program.</summary>
public partial class Program;
