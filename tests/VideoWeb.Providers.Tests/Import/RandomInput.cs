using System.Text.Json;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Providers.Tests.Import;

/// <summary>Random inputs that the check accepts.</summary>
internal static class RandomInput
{
    private static readonly string[] Texts = ["a boat", "it's \"quoted\" \\ and\nbroken", "猫 🦊 on $HOME `ls` $(id)", "curl -d '{}'", "{\"model\":\"x\"}", "100% <b>&amp;</b>"];

    public static GenerationInput? Create(ProviderDescription provider, ModelDescription model, ModeDescription mode, Random random)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var values = mode.Parameters.Where(parameter => parameter.Required || random.Next(2) == 0)
                .Aggregate(ParameterValues.Empty, (all, parameter) => all.With(parameter.Name, Value(parameter, random)));
            var media = mode.Slots.SelectMany(slot => Enumerable.Range(1, random.Next(slot.Minimum, slot.Maximum + 1))
                .Select(number => new MediaItem(slot.Name, slot.Kind, $"https://example.com/{slot.Name}/{number}.bin?a=1&b='2'"))).ToList();
            var input = new GenerationInput(provider, model, mode, values, media);
            if (ModelCheck.Check(input).Count == 0) { return input; }
        }
        return null;
    }

    private static JsonElement Value(ParameterDescription parameter, Random random) => parameter switch
    {
        TextParameter { Format: TextFormat.Url } => Json($"https://example.com/{random.Next()}"),
        TextParameter { Suggestions.Count: > 0 } text => Json(text.Suggestions[random.Next(text.Suggestions.Count)]),
        TextParameter { Format: TextFormat.Identifier } => Json($"id-{random.Next()}"),
        TextParameter => Json(Texts[random.Next(Texts.Length)]),
        IntegerParameter integer when integer.Specials.Count > 0 && random.Next(3) == 0 => Json(integer.Specials[0].Value),
        IntegerParameter integer => Json(integer.Minimum + (integer.Step * random.NextInt64(((integer.Maximum - integer.Minimum) / integer.Step) + 1))),
        NumberParameter number => Json(number.Minimum),
        ChoiceParameter choice => Json(choice.Choices[random.Next(choice.Choices.Count)].Value),
        SwitchParameter => Json(random.Next(2) == 0),
        SeedParameter seed => Json(random.NextInt64(seed.Minimum, seed.Maximum + 1)),
        JsonParameter => Json(new Dictionary<string, object> { ["strange"] = random.Next(), ["deep"] = new[] { new { x = "y's" } } }),
        MapParameter => Json(new Dictionary<string, string> { ["Label"] = "it's", ["名"] = "x" }),
        TextListParameter => Json(new[] { "https://example.com/x" }),
        _ => throw new InvalidOperationException($"No value for {parameter.GetType().Name}."),
    };

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
