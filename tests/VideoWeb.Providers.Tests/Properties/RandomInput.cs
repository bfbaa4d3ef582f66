using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>Inputs for one provider of the shipped catalog, over all models, modes and parameters. The seed decides everything.</summary>
internal sealed class RandomInput(ProviderDescription provider, Random random)
{
    /// <summary>Mostly in order; the caller asks the check.</summary>
    public GenerationInput Next()
    {
        var model = Pick(provider.Models);
        var mode = Pick(model.Modes);
        var media = RandomMedia.For(mode, random);
        var values = ParameterValues.Empty;
        foreach (var parameter in mode.Parameters)
        {
            if (parameter.Required || random.Next(2) == 0) { values = values.With(parameter.Name, Value(parameter)); }
        }

        // Mentions of pictures that are there.
        var mentioned = mode.Slots.FirstOrDefault(slot => slot.Mention is not null);
        if (mentioned is not null && values.Text("prompt") is { } prompt)
        {
            values = values.With("prompt", $"{mentioned.Mention}{random.Next(media.Count(item => item.Slot == mentioned.Name)) + 1} {prompt}");
        }
        return new GenerationInput(provider, model, mode, values, media);
    }

    private JsonElement Value(ParameterDescription parameter) => parameter switch
    {
        TextParameter { Format: TextFormat.Url } => Json(RandomText.Address(random)),
        TextParameter { Format: TextFormat.Identifier } text => Json(text.Names.Count > 0 || (random.Next(2) == 0 && text.Suggestions.Count > 0) ? Pick(text.Suggestions) : RandomText.Identifier(random, text.MaxLength ?? 60)),
        TextParameter text => Json(RandomText.Plain(random, text.MaxLength ?? 5_000)),
        IntegerParameter integer => Json(Integer(integer)),
        NumberParameter number => Json(number.Minimum + (number.Step * random.Next((int)((number.Maximum - number.Minimum) / number.Step) + 1))),
        ChoiceParameter { AllowsOther: true } when random.Next(3) == 0 => Json(Pick(["640x360", "7:5", "4k", "small & square", "超清"])),
        ChoiceParameter choice => Json(Pick(choice.Choices).Value),
        SwitchParameter => Json(random.Next(2) == 0),
        SeedParameter seed => Json(Edge(seed.Minimum, seed.Maximum)),
        JsonParameter json => FreeJson(json),
        MapParameter map => Json(Enumerable.Range(0, random.Next(1, Math.Min(map.MaxCount, 9) + 1)).ToDictionary(
            number => number < map.KnownNames.Count ? map.KnownNames[number] : $"名 {number}", _ => RandomText.Plain(random, map.MaxLength))),
        TextListParameter list => Json(Enumerable.Range(0, random.Next(1, list.MaxCount + 1)).Select(_ => list.Format == TextFormat.Url ? RandomText.Address(random) : RandomText.Plain(random, list.MaxLength))),
        _ => throw new InvalidOperationException($"No random value is known for {parameter.GetType().Name}."),
    };

    private long Integer(IntegerParameter integer)
    {
        if (integer.Specials.Count > 0 && random.Next(4) == 0) { return Pick(integer.Specials).Value; }
        var steps = (integer.Maximum - integer.Minimum) / integer.Step;
        return integer.Minimum + (integer.Step * Edge(0, steps));
    }

    // Both ends more often than chance would have them.
    private long Edge(long least, long most) => random.Next(4) switch { 0 => least, 1 => most, _ => random.NextInt64(least, most + 1) };

    // Names that no field of the form has.
    private JsonElement FreeJson(JsonParameter json)
    {
        var texts = random.Next(3) switch
        {
            0 => "{\"negative_prompt\":\"blurry\",\"cfg_scale\":0.5}",
            1 => "{\"camera_control\":{\"type\":\"simple\",\"config\":{\"horizontal\":-3,\"deep\":[1,[2,[3,{}]]]}},\"雪\":null}",
            _ => "{\"image_tail\":\"https://cdn.example.com/t.png\",\"big\":123456789012345678901234567890,\"empty\":[]}",
        };
        return JsonDocument.Parse(json.Shape == JsonShape.Array ? $"[{texts}]" : texts).RootElement;
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
