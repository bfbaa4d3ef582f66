using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>What a person is told of an answer: what happened and what to do.</summary>
internal static class ErrorMessages
{
    /// <summary>The provider gave a task up because it took too long.</summary>
    public static Message Expired { get; } = Message.Of(MessageCode.GivenUpByProvider);

    public static Message WrongAddress { get; } = Message.Of(MessageCode.QueryAddressWrong);

    /// <summary>The provider refused to make a task; nothing was made.</summary>
    public static Message Refused(ProviderErrorKind kind) => kind switch
    {
        ProviderErrorKind.Key => Message.Of(MessageCode.RefusedForKey),
        ProviderErrorKind.Balance => Message.Of(MessageCode.RefusedForBalance),
        ProviderErrorKind.Moderation => Message.Of(MessageCode.RefusedForContent),
        ProviderErrorKind.Parameter => Message.Of(MessageCode.RefusedForField),
        ProviderErrorKind.Media => Message.Of(MessageCode.RefusedForMedium),
        ProviderErrorKind.RateLimit => Message.Of(MessageCode.RefusedForLoad),
        ProviderErrorKind.Model => Message.Of(MessageCode.RefusedForModel),
        ProviderErrorKind.NotFound => Message.Of(MessageCode.RefusedForAddress),
        ProviderErrorKind.ProviderDown => Message.Of(MessageCode.RefusedForTrouble),
        _ => Message.Of(MessageCode.RefusedForItsReason),
    };

    /// <summary>An accepted task ended without a clip.</summary>
    public static Message Failed(ProviderErrorKind kind) => kind switch
    {
        ProviderErrorKind.Moderation => Message.Of(MessageCode.StoppedForContent),
        ProviderErrorKind.Media => Message.Of(MessageCode.FailedForMedium),
        ProviderErrorKind.Parameter => Message.Of(MessageCode.FailedForField),
        ProviderErrorKind.Balance => Message.Of(MessageCode.StoppedForBalance),
        ProviderErrorKind.RateLimit => Message.Of(MessageCode.StoppedForLoad),
        ProviderErrorKind.Model => Message.Of(MessageCode.FailedForModel),
        ProviderErrorKind.Key => Message.Of(MessageCode.StoppedForKey),
        ProviderErrorKind.ProviderDown => Message.Of(MessageCode.FailedForTrouble),
        _ => Message.Of(MessageCode.FailedForItsReason),
    };

    /// <summary>The provider told of a failure beside a status word that is not known here.</summary>
    public static Message FailedByUnknownWord(string word) => Message.Of(MessageCode.FailedByUnknownStatus, ("status", new MessageArgument.Quoted(word)));

    /// <summary>A question about a task could not be answered.</summary>
    public static Message NotAnswered(ProviderErrorKind kind, int status) => kind switch
    {
        ProviderErrorKind.Key => Message.Of(MessageCode.UnansweredForKey),
        ProviderErrorKind.Balance => Message.Of(MessageCode.UnansweredForBalance),
        ProviderErrorKind.RateLimit => Message.Of(MessageCode.UnansweredForLoad),
        ProviderErrorKind.ProviderDown => Message.Of(MessageCode.UnansweredForTrouble, ("status", status)),
        ProviderErrorKind.Garbled => Message.Of(MessageCode.AnswerNotUnderstood),
        _ => Message.Of(MessageCode.Unanswered, ("status", status)),
    };

    public static Message NotFound(bool hasWords) => hasWords ? Message.Of(MessageCode.TaskNotKnown) : Message.Of(MessageCode.NothingAtTaskAddress);

    /// <summary>It is not known whether a task was made.</summary>
    public static Message Doubtful(int status) => Message.Of(MessageCode.SendInDoubt, ("observation", Observation(status)));

    private static Message Observation(int status) => status switch
    {
        >= 200 and < 300 => Message.Of(MessageCode.AnsweredWithoutTask),
        >= 300 and < 400 => Message.Of(MessageCode.AnsweredWithRedirect, ("status", status)),
        >= 500 or 408 => Message.Of(MessageCode.AnswerBrokenOff, ("status", status)),
        _ => Message.Of(MessageCode.AnsweredInAnotherForm, ("status", status)),
    };
}
