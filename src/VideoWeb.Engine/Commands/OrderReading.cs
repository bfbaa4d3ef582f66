using VideoWeb.Data.Connections;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Commands;

/// <summary>An order in terms of the catalog.</summary>
/// <param name="Input">Null when the order names something that there is not.</param>
/// <param name="Errors">Empty when the order may be sent.</param>
internal sealed record OrderReading(GenerationInput? Input, IReadOnlyList<CheckError> Errors)
{
    /// <summary>Finds what the order names and checks it. Nothing that comes from a browser is taken on trust.</summary>
    public static OrderReading Of(GenerationOrder order, ModelCatalog catalog, EndpointOverrides? overrides)
    {
        if (catalog.FindProvider(order.ProviderId) is not { } provider) { return Missing("provider", Message.Of(MessageCode.ProviderGone)); }
        if (provider.FindModel(order.ModelId) is not { } model) { return Missing("model", Message.Of(MessageCode.ModelGone, ("provider", provider.Name))); }
        if (model.FindMode(order.ModeId) is not { } mode) { return Missing("mode", Message.Of(MessageCode.ModelModeGone, ("model", model.Name))); }

        var input = new GenerationInput(provider.With(overrides), model, mode, order.Values, order.Media);
        return new OrderReading(input, ModelCheck.Check(input));
    }

    private static OrderReading Missing(string field, Message message) => new(null, [new CheckError(field, message)]);
}
