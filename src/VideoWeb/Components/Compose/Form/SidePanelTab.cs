namespace VideoWeb.Components.Compose.Form;

/// <summary>The two faces of the side column.</summary>
public enum SidePanelTab
{
    Tasks,
    Request,
}
