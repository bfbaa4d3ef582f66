using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace VideoWeb.Data.Clips;

/// <summary>Sets of clips as conditions of a query: the database groups them clip by clip, so that a page of stacks is read from its place on as any other.</summary>
internal static class ClipSets
{
    /// <summary>Whether a clip stands for its set: it is picked and no other, else it is the newest. One that was made alone stands for itself.</summary>
    /// <param name="members">What sets are made of.</param>
    public static Expression<Func<ClipEntity, bool>> Leads(IQueryable<ClipEntity> members) => Put(members, (clip, others) =>
        clip.Batch == "" || !others.Any(other => other.Batch == clip.Batch && (other.Verdict == ClipVerdict.Picked
            ? clip.Verdict != ClipVerdict.Picked || other.CreatedAt > clip.CreatedAt || (other.CreatedAt == clip.CreatedAt && other.Id.CompareTo(clip.Id) > 0)
            : clip.Verdict != ClipVerdict.Picked && (other.CreatedAt > clip.CreatedAt || (other.CreatedAt == clip.CreatedAt && other.Id.CompareTo(clip.Id) > 0)))));

    /// <summary>What is read of a clip, with how many of the members its set has: 0 for one that was made alone, and without members.</summary>
    public static Expression<Func<ClipEntity, TRow>> With<TRow>(IQueryable<ClipEntity>? members, Expression<Func<ClipEntity, int, TRow>> read)
    {
        Expression count = Expression.Constant(0);
        if (members is not null)
        {
            var counted = Put(members, (clip, others) => clip.Batch == "" ? 0 : others.Count(other => other.Batch == clip.Batch));
            count = new Replace(counted.Parameters[0], read.Parameters[0]).Visit(counted.Body);
        }

        return Expression.Lambda<Func<ClipEntity, TRow>>(new Replace(read.Parameters[1], count).Visit(read.Body), read.Parameters[0]);
    }

    // The query itself and no variable that holds it: compiled queries take nothing from outside.
    private static Expression<Func<ClipEntity, T>> Put<T>(IQueryable<ClipEntity> members, Expression<Func<ClipEntity, IQueryable<ClipEntity>, T>> rule) =>
        Expression.Lambda<Func<ClipEntity, T>>(new Replace(rule.Parameters[1], members.Expression).Visit(rule.Body), rule.Parameters[0]);

    private sealed class Replace(Expression what, Expression by) : ExpressionVisitor
    {
        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => node == what ? by : base.Visit(node);
    }
}
