using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace VideoWeb.Settings;

/// <summary>A section of the configuration and the options class whose properties are its settings.</summary>
internal abstract class OptionsSection
{
    internal abstract IReadOnlyList<SettingDefinition> Settings { get; }

    internal abstract void Register(IServiceCollection services, IConfiguration configuration);
}

internal sealed class OptionsSection<T>(string name) : OptionsSection
    where T : class, new()
{
    internal override IReadOnlyList<SettingDefinition> Settings { get; } =
        [.. typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => SettingDefinition.Of(name, property, new T()))];

    internal override void Register(IServiceCollection services, IConfiguration configuration)
    {
        var binding = new Binding(Settings, configuration.GetSection(name));
        services.AddOptions<T>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<T>>(binding);
        services.AddSingleton<IValidateOptions<T>>(binding);
    }

    /// <remarks>
    /// The framework's binder stops at the first key that it cannot bind, its check for unknown keys does not know <see cref="ConfigurationKeyNameAttribute"/>,
    /// and its check of annotations names neither the key nor the text that somebody wrote. So each key is bound by itself, and each failure becomes a line
    /// that says what would work.
    /// </remarks>
    private sealed class Binding(IReadOnlyList<SettingDefinition> settings, IConfiguration section) : IConfigureOptions<T>, IValidateOptions<T>
    {
        public void Configure(T options)
        {
            foreach (var setting in settings) { TryBind(options, setting); }
        }

        public ValidateOptionsResult Validate(string? name, T options)
        {
            List<string> problems = [.. settings.SelectMany(setting => Problems(setting, options)), .. UnknownKeys()];
            if (options is IValidatableObject whole)
            {
                problems.AddRange(whole.Validate(new ValidationContext(options)).Select(problem => $"{KeyOf(problem.MemberNames.Single())}: {problem.ErrorMessage}"));
            }

            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        private IEnumerable<string> Problems(SettingDefinition setting, T options)
        {
            if (!TryBind(new T(), setting)) { return Texts(setting).Select(text => Refusal(setting, text)); }

            var rules = setting.Property.GetCustomAttributes<ValidationAttribute>().ToList();
            var value = setting.Property.GetValue(options);
            IEnumerable<object?> items = value is IReadOnlyList<string> list ? list : [value];
            return items.Where(item => !rules.TrueForAll(rule => rule.IsValid(item))).Select(item => Refusal(setting, setting.IsList ? item : Texts(setting).FirstOrDefault()));
        }

        /// <summary>False, and nothing is set, when the text cannot be a value of the setting's type.</summary>
        private bool TryBind(T options, SettingDefinition setting)
        {
            var texts = Texts(setting).ToList();
            if (!texts.TrueForAll(setting.IsWellFormed)) { return false; }

            var only = new ConfigurationBuilder()
                .AddInMemoryCollection(texts.Select((text, index) => KeyValuePair.Create(setting.IsList ? $"{setting.Name}:{index}" : setting.Name, (string?)text)))
                .Build();
            try
            {
                only.Bind(options);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        // Blank counts as not set. A list is a JSON array, or one text with commas (as a variable).
        private IEnumerable<string> Texts(SettingDefinition setting)
        {
            var entry = section.GetSection(setting.Name);
            IEnumerable<string?> texts = setting.IsList ? [.. entry.GetChildren().Select(item => item.Value), .. entry.Value?.Split(',') ?? []] : [entry.Value];
            return texts.OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0);
        }

        // A key in our sections that no class declares is most likely misspelt, and would silently do nothing.
        private IEnumerable<string> UnknownKeys() =>
            section.GetChildren().SelectMany(entry => settings.FirstOrDefault(setting => string.Equals(setting.Name, entry.Key, StringComparison.OrdinalIgnoreCase)) switch
                {
                    null => [entry],
                    { IsList: true } => [],
                    _ => entry.GetChildren(),
                })
                .Select(entry => $"{entry.Path}: is not a setting. Run with --help to see them all.");

        private string KeyOf(string property) => settings.Single(setting => setting.Property.Name == property).Key;

        private static string Refusal(SettingDefinition setting, object? text) => $"{setting.Key}: \"{text}\" cannot be used. Allowed: {setting.Allowed}.";
    }
}
