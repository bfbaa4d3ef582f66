namespace VideoWeb.Settings;

/// <summary>Accounts and sign-in.</summary>
public sealed record AccountSettings(RegistrationMode Registration, int SignInAttemptsPerMinute, TimeSpan Lockout);
