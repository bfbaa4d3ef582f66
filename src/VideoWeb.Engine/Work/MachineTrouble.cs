using VideoWeb.Data.Storage;

namespace VideoWeb.Engine.Work;

/// <summary>Tells trouble of the machine, which strikes whatever is being worked on, from a fault in the work itself.</summary>
internal static class MachineTrouble
{
    /// <summary>The database or the memory has failed.</summary>
    public static bool IsIn(Exception error)
    {
        for (Exception? one = error; one is not null; one = one.InnerException)
        {
            if (one is OutOfMemoryException) { return true; }
        }

        return StorageTrouble.Find(error) is not null;
    }
}
