namespace VideoWeb.Settings;

/// <summary>Who may create an account, once there is one.</summary>
public enum RegistrationMode
{
    Open,
    InviteOnly,
    Closed,
}
