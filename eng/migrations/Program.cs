using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;

if (args is not [var name, var folder] || !name.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetterUpper(name[0]))
{
    Console.Error.WriteLine("Usage: eng/migrations/add.sh <Name>, where the name is in PascalCase, such as AddPresets.");
    return 1;
}

// Nothing is connected to: the providers only have to know which SQL to write.
Scaffold(new DataOptions { Folder = ".", Kind = DatabaseKind.Sqlite });
Scaffold(new DataOptions { Folder = ".", Kind = DatabaseKind.Postgres, ConnectionString = "Host=none" });
return 0;

void Scaffold(DataOptions options)
{
    using var host = new ServiceCollection().AddLogging().AddVideoWebData(options).BuildServiceProvider();
    using var context = host.GetRequiredService<IDbContextFactory<VideoWebDbContext>>().CreateDbContext();
    var reporter = new OperationReporter(new OperationReportHandler(errorHandler: Console.Error.WriteLine, warningHandler: Console.Error.WriteLine));
    using var scope = new DesignTimeServicesBuilder(typeof(VideoWebDbContext).Assembly, typeof(VideoWebDbContext).Assembly, reporter, []).Build(context)
        .CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "VideoWeb.Data", $"Migrations.{options.Kind}");
    var files = scaffolder.Save(folder, migration, Path.Combine(folder, "Migrations", options.Kind.ToString()), dryRun: false);
    Console.WriteLine(files.MigrationFile);
    Console.WriteLine(files.SnapshotFile);
}
