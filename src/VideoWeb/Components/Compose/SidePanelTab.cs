namespace VideoWeb.Components.Compose;

/// <summary>The two faces of the side column.</summary>
public enum SidePanelTab
{
    Tasks,
    Request,
}
