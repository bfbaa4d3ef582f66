using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Settlement;

/// <summary>A task of unknown fate as its provider has it.</summary>
/// <param name="Proof">How that is known, in the middle of a sentence.</param>
internal sealed record FoundTask(RemoteTaskId Id, Message Proof);
