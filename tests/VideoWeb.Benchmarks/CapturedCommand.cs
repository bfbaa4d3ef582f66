using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Benchmarks;

/// <summary>A command as EF Core sent it, to be sent again without EF Core.</summary>
internal sealed record CapturedCommand(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
{
    private const string EfCoreListener = "Microsoft.EntityFrameworkCore";

    /// <summary>The last command that runs while the action does.</summary>
    public static async Task<CapturedCommand> OfAsync(Func<Task> action) =>
        await AllOfAsync(action) is [.., var last] ? last : throw new InvalidOperationException("No command was sent.");

    /// <summary>All of them, in their order.</summary>
    public static async Task<IReadOnlyList<CapturedCommand>> AllOfAsync(Func<Task> action)
    {
        var observer = new CommandObserver();
        using var all = DiagnosticListener.AllListeners.Subscribe(observer);
        await action();
        return [.. observer.Sent];
    }

    public SqliteCommand Prepare(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        foreach (var (name, value) in Parameters) { command.Parameters.AddWithValue(name, value ?? DBNull.Value); }
        command.Prepare();
        return command;
    }

    private sealed class CommandObserver : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public List<CapturedCommand> Sent { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == EfCoreListener) { value.Subscribe(this); }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData { Command: var command }) { return; }

            Sent.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value))]));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
