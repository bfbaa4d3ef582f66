using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Sentences for people: what happened and what to do.</summary>
internal static class ErrorSentences
{
    /// <summary>The provider refused to make a task; nothing was made.</summary>
    public static string Refused(ProviderErrorKind kind) => kind switch
    {
        ProviderErrorKind.Key => "The provider does not accept this key. Check the key on the connections page, or choose another connection.",
        ProviderErrorKind.Balance => "The provider says this key has no credit left. Top it up at the provider, or choose another connection.",
        ProviderErrorKind.Moderation => "The provider refused this for its content. Change the prompt or the media, then send it again.",
        ProviderErrorKind.Parameter => "The provider refused one of the fields. Its own words say which; change it, then send it again.",
        ProviderErrorKind.Media => "The provider could not fetch or read one of the media. Check that its address is public and that its format is allowed.",
        ProviderErrorKind.RateLimit => "The provider takes no more tasks from this key at the moment. Nothing was made; it can be sent again later.",
        ProviderErrorKind.Model => "The provider does not offer this model to this key. Choose another model, or have it opened at the provider.",
        ProviderErrorKind.NotFound => "The provider does not know this address or something that the request names. Check the base URL, the path and the model.",
        ProviderErrorKind.ProviderDown => "The provider has trouble of its own and made nothing. Send it again later.",
        _ => "The provider refused the request and made nothing. Its own words say why.",
    };

    /// <summary>An accepted task ended without a clip.</summary>
    public static string Failed(ProviderErrorKind kind) => kind switch
    {
        ProviderErrorKind.Moderation => "The provider stopped this clip for its content. Change the prompt or the media, then make a new one.",
        ProviderErrorKind.Media => "The provider could not use one of the media. Check that its address is public and that its format is allowed, then make a new clip.",
        ProviderErrorKind.Parameter => "The provider could not make a clip with one of the fields. Its own words say which; change it, then make a new one.",
        ProviderErrorKind.Balance => "The provider stopped because the key has no credit left. Top it up at the provider, then make a new clip.",
        ProviderErrorKind.RateLimit => "The provider had no room for this task and gave it up. Make a new one later.",
        ProviderErrorKind.Model => "The provider could not use this model. Choose another model, then make a new clip.",
        ProviderErrorKind.Key => "The provider stopped because the key may not do this. Check the key at the provider.",
        ProviderErrorKind.ProviderDown => "The provider had trouble of its own and made no clip. Make a new one later.",
        _ => "The provider could not make this clip. Its own words say why, where it gave a reason.",
    };

    /// <summary>The provider told of a failure beside a status word that is not known here.</summary>
    public static string FailedByUnknownWord(string word) =>
        $"The provider says “{word}”, a status that is not known here, and gives a reason beside it. Judge by its words; if the task goes on all the same, look again.";

    /// <summary>The provider gave a task up because it took too long.</summary>
    public const string Expired = "The provider did not finish this task in the time allowed and gave it up. Make a new one, with a longer time limit where there is one.";

    /// <summary>A question about a task could not be answered.</summary>
    public static string NotAnswered(ProviderErrorKind kind, int status) => kind switch
    {
        ProviderErrorKind.Key => "The provider does not accept the key any more, so the task cannot be asked for. Check the key on the connections page; the task goes on.",
        ProviderErrorKind.Balance => "The provider answers nothing because the account has no credit left. Top it up; the task is asked for again.",
        ProviderErrorKind.RateLimit => "The provider asks to be asked less often. The task is asked for again later.",
        ProviderErrorKind.ProviderDown => $"The provider has trouble at the moment (HTTP {status}). The task is asked for again later.",
        ProviderErrorKind.Garbled => "The provider's answer could not be understood. The task is asked for again later.",
        _ => $"The provider did not say how the task is (HTTP {status}). Its own words say why; the task is asked for again later.",
    };

    public const string WrongAddress =
        "The provider has nothing at the address of this question. Check the base URL and the query path of the connection.";

    public static string NotFound(bool hasWords) => hasWords
        ? "The provider does not know this task. It may have been deleted there, or was made with another key."
        : "The provider has nothing under this task's address. The task may have been deleted there, or the query path of the connection is wrong.";

    /// <summary>It is not known whether a task was made.</summary>
    public static string Doubtful(int status) => Observation(status)
        + " So it cannot be known whether the task was made; it may have been charged. Look at the provider's own task list before sending it again.";

    private static string Observation(int status) => status switch
    {
        >= 200 and < 300 => "The provider answered without naming a task.",
        >= 300 and < 400 => $"The provider answered with a redirect (HTTP {status}), which is not followed.",
        >= 500 or 408 => $"The provider broke off with HTTP {status}.",
        _ => $"The provider answered HTTP {status} in a form that is not its own, or that settles nothing.",
    };
}
