namespace VideoWeb.Tests.Upgrade;

/// <summary>What was typed in and lies nowhere in plain.</summary>
/// <param name="Password">Of every account.</param>
/// <param name="Keys">By the label of their connection; one of the sandbox has the sandbox's.</param>
internal sealed record KeptSecrets(string Password, IReadOnlyDictionary<string, string> Keys, IReadOnlyDictionary<string, string> CallbackKeys);
