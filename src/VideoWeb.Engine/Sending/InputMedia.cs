using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Puts files of ours into a form in which a provider can get at them, and says before a task is made whether that will be possible.</summary>
internal sealed class InputMedia(AssetStore assets, MediaStore files, PublicMedia addresses, OutboundGuard guard, OwnAddress own, CallbackReach reach, EngineOptions options)
{
    /// <summary>Replaces what a form says of files of ours by what is stored of them, in the actor's workspace only.</summary>
    /// <returns>The media with their true kinds and facts, and an error for each that is not there or must not be used.</returns>
    public async Task<(IReadOnlyList<MediaItem> Media, IReadOnlyList<CheckError> Errors)> ReadAsync(
        Actor actor, IReadOnlyList<MediaItem> media, CancellationToken cancellationToken)
    {
        var (read, errors) = (new List<MediaItem>(media.Count), new List<CheckError>());
        foreach (var item in media)
        {
            if (!AssetAddress.Is(item.Address))
            {
                read.Add(item);
                if (guard.RefusalOfMedia(item.Address) is { } refusal) { errors.Add(new CheckError(item.Slot, refusal)); }
            }
            else if (AssetAddress.Find(item.Address) is { } id && await assets.FindAsync(actor, id, cancellationToken) is { } asset)
            {
                read.Add(AssetMedia.Item(asset, item.Slot, item.Name));
            }
            else
            {
                errors.Add(new CheckError(item.Slot, Gone(item)));
            }
        }

        return (read, errors);
    }

    /// <summary>What cannot be sent as things stand, each at its slot.</summary>
    /// <param name="isSandbox">The sandbox is in this process and reaches it without a public address.</param>
    public IEnumerable<CheckError> TravelErrors(GenerationInput input, bool isSandbox)
    {
        var choices = TravelPlan.Decide(input.Provider, input.Mode, input.Media, ReachFor(isSandbox));
        return input.Media.Zip(choices).Select(pair => pair.Second is TravelChoice.Impossible impossible ? new CheckError(pair.First.Slot, impossible.Problem) : null).OfType<CheckError>();
    }

    /// <returns>The media with addresses that may go on the wire, or the reason why one of them cannot be sent.</returns>
    public async Task<(IReadOnlyList<MediaItem> Media, ProviderError? Problem)> ResolveAsync(
        Actor actor, GenerationInput input, bool isSandbox, CancellationToken cancellationToken)
    {
        var choices = TravelPlan.Decide(input.Provider, input.Mode, input.Media, ReachFor(isSandbox));
        var resolved = new List<MediaItem>(input.Media.Count);
        foreach (var (item, choice) in input.Media.Zip(choices))
        {
            if (choice is TravelChoice.AsItIs)
            {
                resolved.Add(item);
                continue;
            }

            if (choice is TravelChoice.Impossible impossible) { return (input.Media, Problem(impossible.Problem)); }
            if (AssetAddress.Find(item.Address) is not { } id || await assets.FindAsync(actor, id, cancellationToken) is not { } asset || !files.Exists(asset.RelativePath))
            {
                return (input.Media, Problem(Gone(item)));
            }

            var address = choice is TravelChoice.ByAddress
                ? addresses.AddressOf(OriginFor(isSandbox)!, asset, options.MediaAddressLifetime).AbsoluteUri
                : $"data:{asset.ContentType};base64,{Convert.ToBase64String(await files.ReadAsync(asset.RelativePath, cancellationToken))}";
            resolved.Add(item with { Address = address });
        }

        return (resolved, null);
    }

    // An address that this site itself does not reach would cost money and bring the provider nothing. One that is not tested yet is believed.
    private SiteReach ReachFor(bool isSandbox) => !isSandbox && reach.Status is ReachStatus.Unreached { Problem: var problem }
        ? new SiteReach(false, problem)
        : new SiteReach(OriginFor(isSandbox) is not null, null);

    private Uri? OriginFor(bool isSandbox) => isSandbox ? own.Local ?? options.PublicUrl : options.PublicUrl;

    private static Message Gone(MediaItem item) => Message.Of(MessageCode.FileGone, ("file", TravelPlan.NameOf(item)));

    private static ProviderError Problem(Message problem) => new ProviderError(ProviderErrorKind.Media, problem, Charged: ChargeStatus.No).AsNothingSent();
}
