namespace VideoWeb.Components.Sharing;

/// <summary>The texts of <c>Resources/Components/Sharing/SharingText.{language}.resx</c>.</summary>
public enum SharingText
{
    ClipByNumber,
    ClipCount,
    InputByNumber,
    LinkDoesNotWork,
    LinkHasPassword,
    LinkOver,
    MadeFrom,
    NextClip,
    Open,
    Password,
    PasswordHelp,
    PasswordWrong,
    PreviousClip,
    Seed,
    WorksUntil,
}
