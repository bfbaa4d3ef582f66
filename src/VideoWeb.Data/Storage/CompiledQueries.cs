using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Storage;

/// <summary>
/// The first rows of a query with conditions that come and go, compiled once for each of its shapes. EF Core reads a query's expression anew at every call, which for a
/// page of a list takes an eighth of the whole time. Its own compiled queries are one expression each, whose parameters are plain values; this makes
/// one of a query that is written like any other.
/// </summary>
/// <param name="write">The query, without how many rows are wanted. From outside it takes the context, the actor's and the values' properties and nothing else.</param>
/// <typeparam name="TShape">Which conditions there are: equal shapes have the same SQL.</typeparam>
/// <typeparam name="TValues">A record of values of types that the database knows; none is named as a property of <see cref="Actor"/>. What a query takes more of than EF Core compiles is read as any other.</typeparam>
/// <typeparam name="TRow">What is read of each row.</typeparam>
/// <remarks>For one kind of database, as EF Core refuses a compiled query that meets another model: each store has its own.</remarks>
internal sealed class CompiledQueries<TShape, TValues, TRow>(Func<VideoWebDbContext, Actor, TShape, TValues, IQueryable<TRow>> write)
    where TShape : notnull
{
    // Not the role: membership is asked of the database and not believed.
    private static readonly PropertyInfo[] OfActor = [typeof(Actor).GetProperty(nameof(Actor.Workspace))!, typeof(Actor).GetProperty(nameof(Actor.User))!];
    private static readonly PropertyInfo[] OfValues = typeof(TValues).GetProperties();

    // Beside the context and how many rows are wanted.
    private const int MostParameters = 14;

    // Whoever writes addresses can ask for more shapes than anybody uses.
    private const int MostShapes = 500;

    private readonly ConcurrentDictionary<TShape, Func<VideoWebDbContext, Actor, TValues, int, IAsyncEnumerable<TRow>>?> _compiled = new();

    public async Task<List<TRow>> ReadAsync(VideoWebDbContext db, Actor actor, TShape shape, TValues values, int count, CancellationToken cancellationToken)
    {
        if (!_compiled.TryGetValue(shape, out var query) && _compiled.Count < MostShapes)
        {
            query = _compiled.GetOrAdd(shape, static (key, first) => Compile(first.write(first.db, first.actor, key, first.values).Expression), (write, db, actor, values));
        }

        if (query is null) { return await write(db, actor, shape, values).Take(count).ToListAsync(cancellationToken); }

        var rows = new List<TRow>();
        await foreach (var row in query(db, actor, values, count).WithCancellation(cancellationToken)) { rows.Add(row); }
        return rows;
    }

    // Null when it takes more values than can be.
    private static Func<VideoWebDbContext, Actor, TValues, int, IAsyncEnumerable<TRow>>? Compile(Expression query)
    {
        var (context, count) = (Expression.Parameter(typeof(VideoWebDbContext), "db"), Expression.Parameter(typeof(int), "count"));
        ParameterExpression[] outside = [.. OfActor.Concat(OfValues).Select(property => Expression.Parameter(property.PropertyType, property.Name))];
        var visitor = new OutsideAsParameters(context, outside);
        var rows = Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(TRow)], visitor.Visit(query), count);
        // The others would be sent with every reading.
        outside = [.. outside.Where(visitor.Used.Contains)];
        if (outside.Length > MostParameters) { return null; }

        Type[] types = [context.Type, .. outside.Select(parameter => parameter.Type), count.Type, typeof(TRow)];
        var compiled = CompilerOf(types.Length).MakeGenericMethod(types).Invoke(null, [Expression.Lambda(rows, [context, .. outside, count])]);

        var (actor, values) = (Expression.Parameter(typeof(Actor), "actor"), Expression.Parameter(typeof(TValues), "values"));
        var call = Expression.Invoke(
            Expression.Constant(compiled),
            [context, .. outside.Select(parameter => Expression.Property(OfActor.Any(property => property.Name == parameter.Name) ? actor : values, parameter.Name!)), count]);
        return Expression.Lambda<Func<VideoWebDbContext, Actor, TValues, int, IAsyncEnumerable<TRow>>>(call, context, actor, values, count).Compile();
    }

    // There is one for each number of parameters, and for queries of many rows or of one.
    private static MethodInfo CompilerOf(int types) => typeof(EF).GetMethods().Single(method =>
        method.Name == nameof(EF.CompileAsyncQuery)
        && method.GetGenericArguments().Length == types
        && method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1] is { IsGenericType: true } result
        && result.GetGenericTypeDefinition() == typeof(IQueryable<>));

    private sealed class OutsideAsParameters(ParameterExpression context, ParameterExpression[] parameters) : ExpressionVisitor
    {
        public HashSet<ParameterExpression> Used { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (typeof(VideoWebDbContext).IsAssignableFrom(node.Type)) { return context; }

            if (node.Expression?.Type != typeof(TValues) && node.Expression?.Type != typeof(Actor)) { return base.VisitMember(node); }

            var parameter = parameters.Single(known => known.Name == node.Member.Name);
            Used.Add(parameter);
            return parameter;
        }

        // A part that is written elsewhere.
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name is nameof(Queryable.Take) or nameof(Queryable.Skip) ? throw Foreign()
            : node.Arguments is [MemberExpression argument] && typeof(VideoWebDbContext).IsAssignableFrom(argument.Type) && typeof(IQueryable).IsAssignableFrom(node.Type)
            ? Visit(Expression.Lambda<Func<IQueryable>>(node).Compile()().Expression)
            : base.VisitMethodCall(node);

        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? Expression.Call(context, nameof(DbContext.Set), [root.ElementType]) : base.VisitExtension(node);

        // What the first caller asked with would be asked for all who come later.
        protected override Expression VisitConstant(ConstantExpression node) =>
            node.Type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                ? throw Foreign()
                : node;

        private static InvalidOperationException Foreign() =>
            new("The query takes something from outside that is neither its context nor one of its values.");
    }
}
