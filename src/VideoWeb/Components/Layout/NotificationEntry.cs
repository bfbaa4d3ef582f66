using VideoWeb.Data.Comments;

namespace VideoWeb.Components.Layout;

/// <summary>A line of the bell's list: what has ended, or a comment that names the reader. One of the two is null.</summary>
/// <param name="At">When it happened.</param>
public sealed record NotificationEntry(TaskNotification? Ended, MentionNotice? Mention, DateTimeOffset At)
{
    public string Key => Ended?.Key ?? Mention!.Comment.ToString();

    /// <summary>What has ended stays in its order; a mention stands before the first that is older. Pure.</summary>
    /// <param name="mentions">The latest first.</param>
    public static IReadOnlyList<NotificationEntry> Of(IReadOnlyList<TaskNotification> ended, IReadOnlyList<MentionNotice> mentions)
    {
        var entries = ended.Select(notice => new NotificationEntry(notice, null, notice.At)).ToList();
        foreach (var mention in mentions.Reverse())
        {
            var place = entries.FindIndex(entry => entry.At <= mention.At);
            entries.Insert(place < 0 ? entries.Count : place, new(null, mention, mention.At));
        }

        return [.. entries.Take(TaskNotification.Most)];
    }
}
