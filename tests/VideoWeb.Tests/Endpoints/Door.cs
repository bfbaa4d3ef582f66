namespace VideoWeb.Tests.Endpoints;

/// <summary>Who may pass an address of the site.</summary>
public enum Door
{
    /// <summary>Everybody.</summary>
    Open,

    /// <summary>Who is signed in; others are led to sign in.</summary>
    SignedIn,

    /// <summary>Members of the workspace in the address; for others it does not exist.</summary>
    Member,

    Administrator,

    /// <summary>Guarded by keys of its own; tests of its own look after it.</summary>
    OwnKeys,
}
