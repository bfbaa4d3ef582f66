namespace VideoWeb.Lab;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await Task.CompletedTask;
        return args.Length;
    }
}
