namespace VideoWeb.Components.Shared;

/// <summary>What the reader has chosen on this device, for all pages of one circuit. The browser keeps it in cookies, which the next circuit begins with. Scoped.</summary>
public sealed class UserPreferences
{
    /// <summary>The slug of the workspace that was open last; null on the first visit.</summary>
    public string? LastWorkspace { get; private set; }

    public TaskLayout TaskLayout { get; set; }

    public GalleryView GalleryView { get; set; }

    /// <summary>Takes the cookies as they came; what makes no sense means rows, and clips of medium size.</summary>
    public void Load(string? lastWorkspace, string? taskLayout, string? galleryView) => (LastWorkspace, TaskLayout, GalleryView) =
        (lastWorkspace, taskLayout == Name(TaskLayout.Cards) ? TaskLayout.Cards : TaskLayout.Rows, ReadGalleryView(galleryView) ?? GalleryView.Medium);

    /// <summary>As the cookie has it.</summary>
    public static string Name(TaskLayout layout) => layout.ToString().ToLowerInvariant();

    /// <summary>As the cookie and addresses have it.</summary>
    public static string Name(GalleryView view) => view.ToString().ToLowerInvariant();

    /// <summary>Null for anything that <see cref="Name(GalleryView)"/> did not write.</summary>
    public static GalleryView? ReadGalleryView(string? name) => Enum.GetValues<GalleryView>().Select(view => (GalleryView?)view).FirstOrDefault(view => Name(view!.Value) == name);
}

/// <summary>How the list shows tasks. The names, in lower case, stand in a cookie.</summary>
public enum TaskLayout
{
    Rows,
    Cards,
}

/// <summary>How the gallery shows clips: by the height of its rows, or as a table. The names, in lower case, stand in a cookie and in addresses.</summary>
public enum GalleryView
{
    Medium,
    Small,
    Large,
    List,
}
