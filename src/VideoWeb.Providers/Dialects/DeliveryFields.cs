using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>Adds what the engine wants to travel with a task, where the provider can do it and the user has not set a value.</summary>
internal static class DeliveryFields
{
    private const string CallbackMember = "callback_url";

    public static void AddTo(WireBody body, ProviderCapabilities capabilities, DeliveryHints delivery)
    {
        if (delivery.CallbackUrl is { } callback && capabilities.Callback != CallbackKind.None && !body.Has(CallbackMember))
        {
            body.Set(CallbackMember, callback.AbsoluteUri);
        }
        if (delivery.Marker is { Length: > 0 } marker && capabilities.Marker is { } member && !body.Has(member)) { body.Set(member, marker); }
    }
}
