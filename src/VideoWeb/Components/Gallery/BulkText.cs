namespace VideoWeb.Components.Gallery;

/// <summary>The texts of <c>Resources/Components/Gallery/BulkText.{language}.resx</c>.</summary>
public enum BulkText
{
    AllFound,
    BulkEdit,
    Changed,
    DeletedForGood,
    DeleteForGood,
    DeleteForGoodQuestion,
    EmptyTrash,
    EmptyTrashQuestion,
    NothingChanged,
    Running,
    SelectFound,
    Stop,
    Stopped,
    TakenBack,
    Undoing,
}
