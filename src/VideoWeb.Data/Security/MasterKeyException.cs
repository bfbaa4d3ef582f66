namespace VideoWeb.Data.Security;

/// <summary>The master key is missing, unreadable, unsafe or not this database's. The message is a sentence for the operator.</summary>
public sealed class MasterKeyException(string message, Exception? inner = null) : Exception(message, inner);
