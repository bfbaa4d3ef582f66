using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>What of an earlier request is used again.</summary>
public enum ReusePart
{
    All,

    /// <summary>What is asked for, in the model that the form has.</summary>
    Prompt,

    /// <summary>Model, mode and every setting; prompt, files and seed stay as the form has them.</summary>
    Settings,

    /// <summary>The seed that was used, in the form as it is.</summary>
    Seed,

    /// <summary>The files alone, in the form's model where it takes them.</summary>
    Media,
}

/// <summary>Puts a part of an earlier request into the form. Pure; nothing is sent by it.</summary>
public static class ReuseParts
{
    private static readonly string[] Prompts = [ComposeForm.PromptName, "negative_prompt"];

    /// <summary>As an address calls it; what makes no sense is all.</summary>
    public static ReusePart Read(string? text) => text switch
    {
        "prompt" => ReusePart.Prompt,
        "settings" => ReusePart.Settings,
        "seed" => ReusePart.Seed,
        "media" => ReusePart.Media,
        _ => ReusePart.All,
    };

    public static ComposeState Apply(ReusePart part, TaskDetail task, ComposeState form, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections, bool withUsedSeed) => part switch
    {
        ReusePart.Prompt => WithPrompt(task, form, catalog),
        ReusePart.Settings => WithSettings(task, form, catalog, connections),
        ReusePart.Seed => WithSeed(task, form, catalog),
        ReusePart.Media => WithMedia(task, form, catalog, connections),
        _ => ComposeStateFactory.Reuse(task, catalog, connections, form, withUsedSeed),
    };

    /// <summary>Several of it, each with a seed of its own.</summary>
    public static ComposeState Vary(ComposeState form, ModelCatalog catalog, int count) =>
        ModelSelection.Find(catalog, form)?.Mode is { } mode && SeedSequence.Find(mode) is { } seed ? form.SetCount(count) with { Values = form.Values.Without(seed.Name), CountsSeedUp = false } : form.SetCount(count);

    private static ComposeState WithPrompt(TaskDetail task, ComposeState form, ModelCatalog catalog)
    {
        var mode = ModelSelection.Find(catalog, form)?.Mode;
        return form with
        {
            Values = Prompts.Where(name => name == ComposeForm.PromptName || mode?.FindParameter(name) is not null)
                .Aggregate(form.Values, (values, name) => task.Values[name] is { } text ? values.With(name, text) : values.Without(name)),
        };
    }

    private static ComposeState WithSettings(TaskDetail task, ComposeState form, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var there = ComposeStateFactory.Reuse(task, catalog, connections, form);
        if (ModelSelection.Find(catalog, there)?.Mode is not { } mode) { return form; }

        var kept = Prompts.Append(SeedSequence.Find(mode)?.Name).OfType<string>();
        return there with
        {
            Values = kept.Aggregate(there.Values, (values, name) => form.Values[name] is { } own ? values.With(name, own) : values.Without(name)),
            Media = [.. form.Media.Where(item => mode.FindSlot(item.Slot)?.Kind == item.Kind)],
        };
    }

    private static ComposeState WithSeed(TaskDetail task, ComposeState form, ModelCatalog catalog) =>
        SeedOf(task) is { } seed && ModelSelection.Find(catalog, form)?.Mode is { } mode && SeedSequence.Find(mode) is { } parameter ? form with { Values = form.Values.With(parameter.Name, seed) } : form;

    private static ComposeState WithMedia(TaskDetail task, ComposeState form, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var empty = form with { Media = [] };
        // A mode that takes all of them before one that takes the first.
        if (ModelSelection.Find(catalog, empty) is { } target && target.Model.Modes.FirstOrDefault(mode => task.Media.All(item => mode.FindSlot(item.Slot)?.Kind == item.Kind)) is { } fitting)
        {
            return empty.SwitchMode(target, fitting) with { Media = [.. task.Media] };
        }

        return task.Media.Aggregate(empty, (state, item) => InitialMedia.Use(state, item, catalog, connections));
    }

    /// <summary>The one that the provider has used, else the one that was asked for; null for neither.</summary>
    public static long? SeedOf(TaskDetail task) => UsedSeed.Of(task) ?? (TaskSeed(task) is { } asked and >= 0 ? asked : null);

    private static long? TaskSeed(TaskDetail task) => task.Values.Integer("seed");
}
