namespace VideoWeb.Data;

/// <summary>The database cannot be used by this program. The message is a sentence for the operator.</summary>
public sealed class DatabaseStartException(string message, Exception? inner = null) : Exception(message, inner);
