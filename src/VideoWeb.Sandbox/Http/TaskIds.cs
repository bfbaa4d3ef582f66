using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace VideoWeb.Sandbox.Http;

/// <summary>Task ids: random ones in the alphabets that providers use, and their removal from an answer.</summary>
internal static class TaskIds
{
    private const string Digits = "0123456789";
    private const string LettersAndDigits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Hex(int length) => RandomNumberGenerator.GetHexString(length, lowercase: true);

    public static string Alphanumeric(int length) => RandomNumberGenerator.GetString(LettersAndDigits, length);

    /// <summary>A decimal number of so many digits that does not begin with zero.</summary>
    public static string Number(int length) => RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString(Digits, length - 1);

    public static JsonObject RemovedFrom(JsonObject reply)
    {
        foreach (var name in new[] { "id", "task_id", "projectId" }) { reply.Remove(name); }
        foreach (var (_, value) in reply)
        {
            if (value is JsonObject child) { RemovedFrom(child); }
        }
        return reply;
    }
}
