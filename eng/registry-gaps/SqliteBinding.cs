using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace VideoWeb.Data;

/// <summary>Loads SQLite for a registry that has only SQLitePCLRaw 2.0.6. Sqlite.targets, beside this file, says when it can go.</summary>
internal static class SqliteBinding
{
    // CA2255: a library's module initializer is the only place that runs before the first use of SQLite in every process that loads Data.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Install()
#pragma warning restore CA2255
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            if (name.Name is null || !name.Name.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal)) { return null; }

            var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };

        UseSystemLibrary();
    }

    // The bundled native library is SQLite 3.35.5 of 2021. The system's is patched, so it goes first; the bundled one is the fallback.
    // In a method of its own, so that the assembly below is asked for only after the handler above is there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseSystemLibrary() =>
        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly,
            static (library, _, _) => library == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) ? handle : IntPtr.Zero);
}
