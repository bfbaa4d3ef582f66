namespace VideoWeb.Providers.Messages;

/// <summary>Every message of the projects beneath the web host. Its texts are in the host's resources under the same name, with what is listed here put in.</summary>
public enum MessageCode
{
    // Values, as parts of other messages.

    /// <summary>A switch that is on.</summary>
    On,

    /// <summary>A switch that is off.</summary>
    Off,

    /// <summary>A value that is a list and not shown.</summary>
    ListValue,

    /// <summary>A value with fields that is not shown.</summary>
    FieldsValue,

    /// <summary>One of several media in a slot: <c>slot</c>, <c>number</c> from 1.</summary>
    MediumByNumber,

    // What is allowed, as parts of other messages.

    /// <summary><c>value</c> alone.</summary>
    OnlyAllowed,

    /// <summary><c>least</c> and <c>greatest</c>, both allowed; the greatest has the unit.</summary>
    RangeAllowed,

    /// <summary><c>range</c> in steps of <c>step</c>, counted from the least.</summary>
    RangeInSteps,

    /// <summary><c>range</c>, and besides it <c>value</c>, which means <c>meaning</c>.</summary>
    RangeOrSpecial,

    // What became of a form that was carried over to another model.

    /// <summary><c>field</c> had <c>before</c> and has <c>after</c> for <c>model</c>, and <c>why</c>.</summary>
    ValueChanged,

    /// <summary><c>field</c> had <c>before</c> and has nothing for <c>model</c>, and <c>why</c>.</summary>
    ValueLeftOut,

    /// <summary>A reason: <c>allowed</c> is what may stand there.</summary>
    BecauseAllowed,

    /// <summary>A reason: it is the nearest of <c>choices</c>.</summary>
    BecauseNearest,

    /// <summary>A reason: the model has no such setting.</summary>
    BecauseNoSuchSetting,

    /// <summary>A reason: it does not fit <c>field</c> there.</summary>
    BecauseItDoesNotFit,

    /// <summary>A reason: a model's typed name belongs to its provider.</summary>
    BecauseModelNameIsProviders,

    /// <summary><c>name</c> is no parameter that the form had.</summary>
    UnknownSettingLeftOut,

    /// <summary><c>medium</c> has no place in <c>mode</c> of <c>model</c>.</summary>
    MediumLeftOut,

    /// <summary><c>medium</c> is now in <c>slot</c>.</summary>
    MediumMoved,

    /// <summary><c>place</c> of a pasted request has no place in the form.</summary>
    PastedValueLeftOut,

    // What the stores refuse.

    /// <summary>A member who may not manage tried to.</summary>
    ManagersOnly,

    /// <summary>An administrator tried to change an owner, or to make one.</summary>
    OwnersOnly,

    /// <summary>Somebody was to be let into a personal workspace, or put out of it.</summary>
    PersonalWorkspaceHasNoMembers,

    /// <summary>The last owner was to leave or to be demoted.</summary>
    TeamNeedsAnOwner,

    /// <summary>An account cannot be deleted: others would be left in <c>team</c> without an owner.</summary>
    OnlyOwnerOfTeam,

    /// <summary>A workspace's name is blank or has more than <c>most</c> characters.</summary>
    WorkspaceNameWrong,

    /// <summary>A member who may not manage tried to set a budget.</summary>
    BudgetManagersOnly,

    /// <summary>A member who may not manage tried to set how much storage the workspace may use.</summary>
    QuotaManagersOnly,

    /// <summary>How much storage a workspace may use is to be nothing, or more than any disk has.</summary>
    QuotaWrong,

    /// <summary>A member who may not manage tried to say how long clips are kept.</summary>
    RetentionManagersOnly,

    /// <summary>Clips are to be kept for less than a day, or for more than <c>most</c> days.</summary>
    RetentionDaysWrong,

    /// <summary>Clips of the sandbox are to be kept longer than others.</summary>
    RetentionSandboxLater,

    /// <summary>The files of the workspace take <c>used</c> of the <c>most</c> that they may.</summary>
    WorkspaceFull,

    /// <summary>The limit is negative or its unit too long.</summary>
    BudgetWrong,

    /// <summary>The workspace has <c>most</c> budgets.</summary>
    TooManyBudgets,

    /// <summary>A preset was to be kept in a workspace that its user has left.</summary>
    PresetOfStranger,

    /// <summary>The user has a preset of this name.</summary>
    PresetNameTaken,

    /// <summary>A preset's name is blank, has more than <c>most</c> characters or more than one line.</summary>
    PresetNameWrong,

    /// <summary>It has been deleted.</summary>
    PresetGone,

    /// <summary>The form has more than <c>kilobytes</c> of 1,024 bytes.</summary>
    PresetTooLarge,

    /// <summary>The user has <c>most</c> presets in the workspace.</summary>
    TooManyPresets,

    /// <summary>A search was to be kept in a workspace that its user has left.</summary>
    SavedSearchOfStranger,

    /// <summary>Its owner has a saved search of this name.</summary>
    SavedSearchNameTaken,

    /// <summary>A saved search's name is blank, has more than <c>most</c> characters or more than one line.</summary>
    SavedSearchNameWrong,

    /// <summary>It has been deleted, or is somebody else's.</summary>
    SavedSearchGone,

    /// <summary>The user has <c>most</c> saved searches in the workspace.</summary>
    TooManySavedSearches,

    /// <summary>A viewer was to share a search with the workspace.</summary>
    ViewersMayNotShareSearches,

    /// <summary>A viewer was to vote.</summary>
    ViewersMayNotVote,

    /// <summary>One of the clips that are voted about has been deleted.</summary>
    VoteClipGone,

    /// <summary>A viewer was to say something of a clip.</summary>
    ViewersMayNotComment,

    /// <summary>The clip is in the trash, or gone.</summary>
    CommentClipGone,

    /// <summary>It has been deleted.</summary>
    CommentGone,

    CommentEmpty,

    /// <summary>It has more than <c>most</c> characters.</summary>
    CommentTooLong,

    /// <summary>The clip has <c>most</c> comments of its team.</summary>
    TooManyComments,

    /// <summary>The clip has no such place.</summary>
    CommentBeyondTheEnd,

    /// <summary>What was typed is no time in a clip.</summary>
    CommentTimeWrong,

    /// <summary>Only whoever wrote a comment changes it; whoever manages the workspace may delete it.</summary>
    OthersCommentsStay,

    /// <summary>Visitors have said all that is kept of a clip, or by a link.</summary>
    TooManyVisitorComments,

    VisitorNameMissing,

    /// <summary>It has more than <c>most</c> characters.</summary>
    VisitorNameTooLong,

    // Of rows that an earlier version has written.

    /// <summary><c>text</c> in English, as it was kept before messages were data.</summary>
    Recorded,

    // Why a provider made nothing.

    /// <summary>The key is not accepted.</summary>
    RefusedForKey,

    /// <summary>No credit is left.</summary>
    RefusedForBalance,

    /// <summary>The prompt or a medium is not allowed.</summary>
    RefusedForContent,

    /// <summary>A field is wrong.</summary>
    RefusedForField,

    /// <summary>A medium could not be fetched or read.</summary>
    RefusedForMedium,

    /// <summary>Too many requests or tasks.</summary>
    RefusedForLoad,

    /// <summary>The model is not to be had.</summary>
    RefusedForModel,

    /// <summary>The provider knows no such address or name.</summary>
    RefusedForAddress,

    /// <summary>The provider has trouble of its own.</summary>
    RefusedForTrouble,

    /// <summary>For a reason that only the provider's words tell.</summary>
    RefusedForItsReason,

    /// <summary>It was refused for now again and again, for <c>patience</c>.</summary>
    RefusedForTooLong,

    // Why an accepted task has no clip.

    /// <summary>The provider stopped it for its content.</summary>
    StoppedForContent,

    /// <summary>A medium could not be used.</summary>
    FailedForMedium,

    /// <summary>A field could not be used.</summary>
    FailedForField,

    /// <summary>No credit is left.</summary>
    StoppedForBalance,

    /// <summary>The provider had no room for it.</summary>
    StoppedForLoad,

    /// <summary>The model could not be used.</summary>
    FailedForModel,

    /// <summary>The key may not do this.</summary>
    StoppedForKey,

    /// <summary>The provider had trouble of its own.</summary>
    FailedForTrouble,

    /// <summary>For a reason that only the provider's words tell, if anything does.</summary>
    FailedForItsReason,

    /// <summary>The provider told of a failure beside a <c>status</c> that is not known here.</summary>
    FailedByUnknownStatus,

    /// <summary>It took the provider too long.</summary>
    GivenUpByProvider,

    /// <summary><c>provider</c> says that <c>id</c> is done, and never where the clip is.</summary>
    CompletedWithoutVideo,

    /// <summary>The connection is gone, so <c>provider</c> cannot be asked.</summary>
    OutOfReach,

    // Why it is not known how an accepted task is.

    /// <summary>The key is not accepted any more.</summary>
    UnansweredForKey,

    /// <summary>No credit is left.</summary>
    UnansweredForBalance,

    /// <summary>It was asked too often.</summary>
    UnansweredForLoad,

    /// <summary>The provider has trouble of its own; <c>status</c> of HTTP.</summary>
    UnansweredForTrouble,

    /// <summary>The answer is in no form that is known.</summary>
    AnswerNotUnderstood,

    /// <summary>For a reason that only the provider's words tell; <c>status</c> of HTTP.</summary>
    Unanswered,

    /// <summary>Nothing is at the address of the question.</summary>
    QueryAddressWrong,

    /// <summary>The provider says that it knows no such task.</summary>
    TaskNotKnown,

    /// <summary>Nothing is at the task's address.</summary>
    NothingAtTaskAddress,

    /// <summary><c>provider</c> says <c>status</c>, which is not known here.</summary>
    StatusNotKnown,

    /// <summary><c>provider</c> answers with <c>words</c> that are not known here, again and again.</summary>
    AnswersStayUnclear,

    /// <summary>The same, and <c>words</c> of a failure beside it, which are not believed yet.</summary>
    FailureToldByUnknownStatus,

    /// <summary><c>provider</c> answers the question with <c>words</c> of a failure, which are not believed yet.</summary>
    FailureTold,

    /// <summary><c>provider</c> does not find the task, which is believed only after <c>patience</c>.</summary>
    TaskNotFoundYet,

    // Why it is not known whether a task was made. Each says that it may have been charged.

    /// <summary><c>observation</c> settles nothing.</summary>
    SendInDoubt,

    /// <summary>An observation: a success that names no task.</summary>
    AnsweredWithoutTask,

    /// <summary>An observation: a redirect, <c>status</c> of HTTP.</summary>
    AnsweredWithRedirect,

    /// <summary>An observation: a failure of a server, <c>status</c> of HTTP.</summary>
    AnswerBrokenOff,

    /// <summary>An observation: <c>status</c> of HTTP in a form that is not the provider's.</summary>
    AnsweredInAnotherForm,

    /// <summary>It left, and nothing came within <c>time</c>.</summary>
    SentWithoutAnswer,

    /// <summary>It left, and the answer cannot be read for <c>cause</c>.</summary>
    SentAndAnswerUnreadable,

    /// <summary>It left, and the answer was lost for <c>cause</c>.</summary>
    SentAndAnswerLost,

    /// <summary>The process ended in the middle of a send.</summary>
    StoppedWhileSending,

    /// <summary>A fault of ours in the middle of a send.</summary>
    SendFailedUnforeseen,

    /// <summary><c>provider</c> answered with <c>id</c>, which another task here has.</summary>
    IdOfAnotherTask,

    // Why nothing was sent.

    /// <summary><c>problem</c> was in the way.</summary>
    NothingSent,

    /// <summary><c>host</c> was not reached, for <c>cause</c>.</summary>
    HostUnreachable,

    /// <summary>The answer of <c>host</c> cannot be read, for <c>cause</c>.</summary>
    AnswerUnreadable,

    /// <summary>The connection was ready too late to send by it.</summary>
    WayStoodStill,

    /// <summary>The connection's key cannot be decrypted.</summary>
    StoredKeyUnreadable,

    /// <summary>The connection was removed while the task waited.</summary>
    ConnectionRemovedBeforeSend,

    /// <summary>The task's mode is not in its model.</summary>
    ModeGone,

    /// <summary><c>file</c> is not stored any more.</summary>
    FileGone,

    /// <summary>It has <c>size</c>, and <c>provider</c> takes <c>most</c>.</summary>
    RequestTooLarge,

    /// <summary>The database did not answer in the moment before the first byte.</summary>
    SendNotConfirmed,

    // Why an address may not be called.

    /// <summary>It is no whole address.</summary>
    AddressIncomplete,

    /// <summary>It is of no web server.</summary>
    AddressOtherScheme,

    /// <summary>A user name or password stands in it.</summary>
    AddressWithUser,

    /// <summary>Something follows its path.</summary>
    AddressWithQuery,

    /// <summary>It is plain http to a host that is not allowed so.</summary>
    AddressNotSecure,

    /// <summary><c>host</c> is not public.</summary>
    AddressPrivate,

    /// <summary>A medium's address is of no web server.</summary>
    MediumAddressOtherScheme,

    /// <summary>A user name or password stands in a medium's address.</summary>
    MediumAddressWithUser,

    /// <summary>The sandbox is not to be called.</summary>
    SandboxOff,

    /// <summary>The sandbox cannot be called yet.</summary>
    SandboxNotReady,

    // Causes of the network, in the middle of a sentence.

    /// <summary>The name server has no such name.</summary>
    NameNotKnown,

    ConnectionRefused,

    ConnectionReset,

    NetworkUnreachable,

    CertificateRefused,

    NoAnswerInTime,

    ConnectionEndedEarly,

    /// <summary>Any other cause.</summary>
    ConnectionFailed,

    /// <summary>A content <c>coding</c> that is not read here.</summary>
    CodingNotKnown,

    /// <summary>The body is not what its content coding says.</summary>
    CodingWrong,

    // What happened to a task.

    TaskSaved,

    SendingBegan,

    /// <summary>By <c>person</c>.</summary>
    CancelledBeforeSend,

    /// <summary>By <c>person</c>.</summary>
    PutFirst,

    /// <summary><c>failures</c> in a row of the same batch.</summary>
    BatchHeldBack,

    /// <summary>By <c>person</c>.</summary>
    HiddenBy,

    /// <summary>By <c>person</c>.</summary>
    ShownBy,

    /// <summary>So many <c>times</c> in a row, with <c>evidence</c> in English.</summary>
    WorkBrokeOff,

    /// <summary>By <c>person</c>.</summary>
    GoOnAsked,

    /// <summary>By <c>person</c>.</summary>
    FetchAgainAsked,

    /// <summary>By <c>person</c>, at <c>provider</c>.</summary>
    LookAgainAsked,

    /// <summary>At <c>provider</c> as <c>id</c>, by its callback.</summary>
    ClipFound,

    /// <summary>By <c>person</c>.</summary>
    LetGoOn,

    /// <summary>By <c>person</c>.</summary>
    SendNowAsked,

    /// <summary>By <c>person</c>, until <c>time</c>.</summary>
    HoldUntilAsked,

    /// <summary>By <c>person</c>: only between <c>hours</c>.</summary>
    HoursAsked,

    /// <summary>By <c>person</c>.</summary>
    SendSoonAsked,

    /// <summary>By <c>person</c>: <c>id</c> at the provider.</summary>
    IdGiven,

    /// <summary>By <c>person</c>.</summary>
    SendAgainAsked,

    /// <summary>By <c>person</c>.</summary>
    GivenUp,

    /// <summary>By <c>person</c>.</summary>
    CancelAsked,

    /// <summary>A cancelled task turned out to be unsent.</summary>
    CancelledInTime,

    /// <summary><c>provider</c> did as it was asked.</summary>
    CancelledByProvider,

    /// <summary><c>provider</c> does not cancel it any more.</summary>
    CancelTooLate,

    /// <summary><c>provider</c> says so of itself.</summary>
    WasCancelled,

    /// <summary>It has taken <c>age</c>.</summary>
    TaskOverdue,

    /// <summary>By <c>provider</c>.</summary>
    ClipMade,

    /// <summary><c>provider</c> says <c>status</c>.</summary>
    StatusTold,

    /// <summary>The same, with <c>progress</c> in percent.</summary>
    StatusToldWithProgress,

    BeingMade,

    /// <summary>With <c>progress</c> in percent.</summary>
    BeingMadeWithProgress,

    WaitsAtProvider,

    /// <summary>With <c>progress</c> in percent.</summary>
    WaitsAtProviderWithProgress,

    LinkRenewed,

    /// <summary>After <c>problem</c>.</summary>
    TriedAgain,

    /// <summary>After <c>problem</c>, in <c>pause</c>.</summary>
    TriedAgainIn,

    ClipArchived,

    /// <summary>It may not be whole, because it <c>doubt</c>.</summary>
    ClipArchivedInDoubt,

    /// <summary>By <c>provider</c> as <c>id</c>.</summary>
    TaskAccepted,

    /// <summary><c>provider</c> has it as <c>id</c>, by <c>proof</c>.</summary>
    TaskProven,

    /// <summary>By <c>provider</c> as <c>id</c>.</summary>
    EarlierSendAccepted,

    /// <summary>By <c>provider</c> as <c>id</c>, when it had been given up.</summary>
    AcceptedAfterAll,

    /// <summary>By <c>provider</c> as <c>id</c>: an earlier send, when the task had ended.</summary>
    EarlierSendAcceptedAfterAll,

    /// <summary>By <c>provider</c> as <c>id</c>.</summary>
    AnotherSendAccepted,

    /// <summary><c>provider</c> has <c>id</c> for a task that had ended without a clip.</summary>
    FurtherClipTaken,

    /// <summary>That of <c>provider</c> with the id <c>id</c>.</summary>
    FurtherClipKept,

    /// <summary>That of <c>provider</c> with the id <c>id</c>, for <c>problem</c>; it is tried on.</summary>
    FurtherClipDelayed,

    /// <summary>That of <c>provider</c> with the id <c>id</c>, for <c>problem</c>; it is not tried again.</summary>
    FurtherClipMissed,

    /// <summary>By <c>person</c>, of <c>provider</c> about <c>id</c>.</summary>
    FurtherClipAsked,

    /// <summary>Of send <c>number</c>: its <c>outcome</c> for <c>problem</c>.</summary>
    EarlierSendKnown,

    /// <summary>An outcome.</summary>
    OutcomeRefused,

    /// <summary>An outcome.</summary>
    OutcomeNotSent,

    /// <summary>An outcome.</summary>
    OutcomeUnknown,

    /// <summary>A proof: the provider's list shows our mark.</summary>
    MarkInList,

    /// <summary>A proof: the provider's list has no other like it.</summary>
    LikenessInList,

    /// <summary>A proof: the provider's callback.</summary>
    NamedByCallback,

    // How the last use of a connection went.

    /// <summary><c>provider</c> took a task.</summary>
    ConnectionUsed,

    /// <summary><c>provider</c> answered a question of this key.</summary>
    KeyAccepted,

    /// <summary>Not as <c>provider</c> does.</summary>
    AnswersAsAnother,

    /// <summary>The call for a task is not known there.</summary>
    QueryNotKnown,

    /// <summary><c>provider</c> answered neither way.</summary>
    KeyNotProven,

    /// <summary><c>provider</c> does not take the key that was tested.</summary>
    TestedKeyRefused,

    /// <summary>The key that was tested at <c>provider</c> belongs to an account without credit.</summary>
    TestedAccountEmpty,

    /// <summary><c>provider</c> wants a pause before the next test.</summary>
    TestedTooOften,

    /// <summary><c>provider</c> answered the test with HTTP <c>status</c>.</summary>
    TestedInTrouble,

    /// <summary><c>problem</c>, and <c>text</c> of the provider.</summary>
    WithProviderText,

    ConnectionGone,

    /// <summary>A viewer tried to use a key.</summary>
    SpendersOnly,

    ProviderNotInCatalog,

    // Why callbacks do not arrive.

    PublicAddressLeadsOn,

    /// <summary>The test arrived, and something before this site answered <c>status</c> of HTTP.</summary>
    PublicAddressGuarded,

    /// <summary>Something else answers there, with <c>status</c> of HTTP.</summary>
    PublicAddressOfAnother,

    // Why a clip was not copied.

    /// <summary>For <c>problem</c>.</summary>
    DownloadRefused,

    /// <summary>From <c>host</c>, for <c>cause</c>.</summary>
    DownloadFailed,

    /// <summary>Too many redirects.</summary>
    DownloadLeadsOn,

    /// <summary>With <c>status</c> of HTTP.</summary>
    DownloadAnswered,

    /// <summary>Over <c>most</c>.</summary>
    DownloadTooLarge,

    /// <summary>A cause.</summary>
    TookTooLong,

    /// <summary>A cause.</summary>
    ConnectionBrokeOff,

    /// <summary><c>provider</c> gave none.</summary>
    ClipAddressMissing,

    /// <summary>What <c>provider</c> delivered <c>doubt</c>.</summary>
    NotAWholeClip,

    /// <summary>The server of the clip of <c>provider</c> says <c>status</c> of HTTP.</summary>
    ClipAddressRefused,

    /// <summary>After <c>problem</c>; <c>id</c> at the provider.</summary>
    CopyGivenUp,

    // What came of a request of the contract check.

    /// <summary>For <c>problem</c>.</summary>
    ContractDefaultsRefused,

    ContractNotAnswered,

    ContractQueryNotAnswered,

    ContractPassed,

    ContractTaskFailed,

    ContractTaskNotFound,

    ContractQueryNotUnderstood,

    ContractTaskEnded,

    ContractRefused,

    ContractRefusedForNow,

    ContractNotUnderstood,

    /// <summary><c>result</c> of these, for <c>reason</c>.</summary>
    ContractWithReason,

    ContractModelNotKnown,

    ContractPathNotKnown,

    // What came of a command about tasks.

    /// <summary>It is in another state than the command needs.</summary>
    TaskMovedOn,

    GoesFirst,

    GoesOn,

    HeldUntilThen,

    SentInThoseHours,

    SentSoon,

    /// <summary>Nothing was changed.</summary>
    AlreadySo,

    /// <summary>A beginning or an end is missing, or they are the same.</summary>
    HoursIncomplete,

    SendAgainOverBudget,

    /// <summary>Only open tasks can be cancelled.</summary>
    TaskNotOpen,

    CancelledUnsent,

    CancelledUnlessAccepted,

    CancelledThere,

    /// <summary><c>provider</c> cannot.</summary>
    CancelNotOffered,

    /// <summary><c>provider</c> did not say.</summary>
    CancelUnanswered,

    CancelOutOfReach,

    QueryOutOfReach,

    /// <summary>The task is suspended.</summary>
    ResumeFirst,

    /// <summary><c>provider</c>.</summary>
    BeingAsked,

    /// <summary><c>provider</c> for <c>id</c>.</summary>
    BeingAskedFor,

    BeingCopied,

    BeingFetchedAgain,

    BeingSentAgain,

    NothingToAsk,

    TaskGivenUp,

    /// <summary>Its length is not 1 to <c>most</c>, or it has spaces.</summary>
    TaskIdWrong,

    /// <summary>Another task has <c>id</c>.</summary>
    TaskIdTaken,

    /// <summary><c>id</c> at <c>provider</c> has another task's mark.</summary>
    TaskIdOfAnother,

    /// <summary><c>provider</c> knows no <c>id</c>.</summary>
    TaskIdUnknown,

    /// <summary><c>provider</c> was not reached about <c>id</c>.</summary>
    TaskIdNotAsked,

    /// <summary><c>provider</c> did not say about <c>id</c>, for <c>problem</c>.</summary>
    TaskIdUnclear,

    /// <summary><c>person</c> made it.</summary>
    OthersTask,

    ConnectionPaused,

    ConnectionResumed,

    /// <summary><c>cancelled</c> were, <c>left</c> could not be.</summary>
    TasksCancelled,

    /// <summary>There are more than <c>most</c>.</summary>
    TooManyAtOnce,

    /// <summary>It has not ended without a clip.</summary>
    NotToBeTriedAgain,

    /// <summary>There is a task that was made by trying this one again.</summary>
    TriedAgainAlready,

    // Why clips were not changed.

    ViewersMayNotChangeClips,

    /// <summary>No other clip was made by the same click, or all others are gone.</summary>
    ClipHasNoSet,

    /// <summary>There are more than <c>most</c>.</summary>
    TooManyClipsAtOnce,

    /// <summary>The same person changes many clips already.</summary>
    BulkEditIsRunning,

    BulkEditGone,

    NoClipsToChange,

    /// <summary>It has more than <c>most</c> characters.</summary>
    ClipTitleTooLong,

    /// <summary>It has nothing that could be searched for.</summary>
    TagNameMissing,

    /// <summary>It has more than <c>most</c> characters.</summary>
    TagNameTooLong,

    /// <summary>Another tag has <c>name</c>.</summary>
    TagNameTaken,

    TagGone,

    /// <summary>The workspace has <c>most</c>.</summary>
    TooManyTags,

    /// <summary>A clip has <c>most</c>.</summary>
    TooManyTagsOfClip,

    OnlyManagersMayRemoveTags,

    ViewersMayNotChangeBoards,

    BoardGone,

    /// <summary>It has nothing that could be seen.</summary>
    BoardTitleMissing,

    /// <summary>It has more than <c>most</c> characters.</summary>
    BoardTitleTooLong,

    /// <summary>The workspace has <c>most</c> boards.</summary>
    TooManyBoards,

    /// <summary>It would have more than <c>most</c> clips.</summary>
    TooManyClipsOnBoard,

    /// <summary>Into itself, or into one that lies in it.</summary>
    BoardIntoItself,

    /// <summary>It would lie in a board that lies in another, or has boards in it itself.</summary>
    BoardTooDeep,

    ClipNotOnBoard,

    /// <summary>Only who made it, or manages the workspace, deletes it.</summary>
    OthersBoardsStay,

    OnlyMakerMayHideBoard,

    /// <summary>Somebody else has made one of them.</summary>
    OthersBoardsInIt,

    /// <summary>One is private and the other is not.</summary>
    PrivateBoardsApart,

    OnlyMakerMayHideClips,

    // Why clips were not shared.

    ViewersMayNotShare,

    /// <summary>None of them is there.</summary>
    ShareWithoutClips,

    /// <summary>There are more than <c>most</c>.</summary>
    TooManyClipsToShare,

    /// <summary><c>count</c> of them have none.</summary>
    ClipsWithoutWatermark,

    /// <summary>It has more than <c>most</c> characters.</summary>
    ShareTitleTooLong,

    /// <summary>It has fewer than <c>least</c> characters or more than <c>most</c>.</summary>
    SharePasswordLength,

    /// <summary>The workspace has <c>most</c>.</summary>
    TooManyShareLinks,

    OnlyMakerMayChangeShareLink,

    LinkShowsPrivateClips,

    ShareLinkGone,

    // Why an order was not taken.

    /// <summary>A viewer.</summary>
    ClipMakersOnly,

    FormTooOld,

    /// <summary>Gone, or not shared.</summary>
    ConnectionNotYours,

    ConnectionOfAnotherProvider,

    ProviderGone,

    /// <summary><c>provider</c> has it no more.</summary>
    ModelGone,

    /// <summary><c>model</c> has it no more.</summary>
    ModelModeGone,

    ConnectionGoneMeanwhile,

    OrderFileGone,

    /// <summary>A viewer.</summary>
    TaskMakersOnly,

    // Why a medium cannot travel. <c>file</c> is its name or the next.

    UnnamedFile,

    /// <summary><c>file</c> to <c>provider</c>, with <c>problem</c> of this site's address.</summary>
    ReachedByAddressOnlyFailing,

    /// <summary><c>size</c> of <c>most</c>, with <c>problem</c> of this site's address.</summary>
    TooLargeInsideFailing,

    /// <summary><c>file</c> to <c>provider</c>, and this site has no address.</summary>
    ReachedByAddressOnly,

    /// <summary><c>size</c> of <c>most</c>, and this site has no address.</summary>
    TooLargeInside,

    /// <summary><c>size</c> of <c>most</c>, and there is no other way.</summary>
    TooLargeInsideOnly,

    /// <summary><c>file</c> to <c>provider</c>.</summary>
    NoWayForFile,

    // Why a connection was not saved.

    ConnectionViewersMayNot,

    ConnectionOfSomebodyElse,

    ConnectionOwnerHasLeft,

    KeyGoesWithAddress,

    /// <summary>Its length is not 1 to <c>most</c>.</summary>
    ConnectionNameWrong,

    BaseUrlWrong,

    BaseUrlHasMore,

    CreatePathWrong,

    QueryPathWrong,

    QueryMethodWrong,

    /// <summary>Not 1 to <c>most</c>.</summary>
    ConcurrencyWrong,

    /// <summary>Not 1 to <c>most</c>.</summary>
    RunningWrong,

    /// <summary>Not 1 to <c>most</c>.</summary>
    PerMinuteWrong,

    /// <summary>Not 1 to <c>most</c>.</summary>
    KeyLengthWrong,

    KeyLetterWrong,

    // Why a file or a frame was not taken.

    /// <summary><c>file</c> is over <c>most</c>.</summary>
    UploadTooLarge,

    /// <summary><c>file</c> <c>problem</c>.</summary>
    UploadUnfit,

    UploadBrokenOff,

    /// <summary><c>file</c> is a sound, which the gallery does not take.</summary>
    UploadIsSound,

    UploadDiskFull,

    /// <summary>At most <c>most</c> uploads of one person may be open.</summary>
    TooManyUploads,

    ClipGone,

    ClipShorter,

    NoFrameThere,

    PictureGone,

    /// <summary>The picture has <c>width</c> and <c>height</c>.</summary>
    CropOutside,

    CropFailed,

    CropNeedsFfmpeg,

    // What a check of a form names and allows, as parts of other messages.

    /// <summary>Entry <c>number</c>, from 1, of <c>field</c>.</summary>
    ListEntry,

    /// <summary>What stands under <c>name</c> in <c>field</c>.</summary>
    MapEntry,

    /// <summary>A length that nobody counted to its end: beyond <c>most</c>.</summary>
    MoreThan,

    /// <summary><c>least</c> and anything above.</summary>
    AtLeast,

    /// <summary><c>greatest</c> and anything below.</summary>
    AtMost,

    /// <summary>One of <c>choices</c>.</summary>
    NeededChoice,

    NeededText,

    /// <summary>A text of <c>most</c> characters or fewer.</summary>
    NeededTextOf,

    NeededValue,

    // What is wrong with a value of a form.

    /// <summary><c>field</c> must have <c>needed</c>.</summary>
    ValueMissing,

    /// <summary><c>field</c>.</summary>
    ValueNotText,

    /// <summary><c>field</c>.</summary>
    ValueNotSwitch,

    /// <summary><c>field</c>; <c>allowed</c>.</summary>
    ValueNotWhole,

    /// <summary><c>field</c>; <c>allowed</c>.</summary>
    ValueNotNumber,

    /// <summary><c>field</c> is <c>value</c>, which is not among <c>allowed</c>.</summary>
    ValueNotAllowed,

    /// <summary><c>field</c> is no text; <c>choices</c>.</summary>
    ValueNotChoice,

    /// <summary><c>field</c>; <c>most</c> characters.</summary>
    TypedChoiceWrong,

    /// <summary><c>field</c> has <c>length</c> characters, <c>most</c> are allowed.</summary>
    TextTooLong,

    /// <summary><c>field</c>.</summary>
    TextNotAddress,

    /// <summary><c>field</c>.</summary>
    TextNotIdentifier,

    /// <summary><c>field</c> is <c>value</c>, which <c>model</c> describes.</summary>
    NameOfAnotherModel,

    /// <summary><c>field</c> is <c>value</c>; here are <c>names</c>.</summary>
    NameOfOtherLimits,

    /// <summary><c>field</c>.</summary>
    JsonNotObject,

    /// <summary><c>field</c>.</summary>
    JsonNotArray,

    /// <summary><c>field</c> has <c>length</c> characters, <c>most</c> are allowed.</summary>
    JsonTooLong,

    /// <summary>A text somewhere in <c>field</c>.</summary>
    JsonHalfCharacter,

    /// <summary>A name somewhere in <c>field</c>.</summary>
    JsonHalfCharacterInName,

    /// <summary><c>name</c> somewhere in <c>field</c>.</summary>
    JsonNameTwice,

    /// <summary>It breaks off at <c>line</c> and <c>character</c>, both from 1.</summary>
    JsonUnreadable,

    /// <summary><c>field</c>.</summary>
    ListNotTexts,

    /// <summary><c>field</c> has <c>count</c>, <c>most</c> are allowed.</summary>
    TooManyEntries,

    /// <summary><c>field</c> is the entry.</summary>
    EntryEmpty,

    /// <summary><c>field</c>.</summary>
    MapNotPairs,

    /// <summary><c>field</c>; <c>most</c> characters.</summary>
    MapNameWrong,

    /// <summary><c>field</c> has <c>name</c>.</summary>
    MapNameTwice,

    /// <summary><c>name</c>, while it is typed.</summary>
    NameInTwoRows,

    /// <summary><c>field</c> has <c>name</c>, which <c>other</c> is for.</summary>
    NameHasOwnField,

    /// <summary><c>name</c> in the <c>mode</c> of <c>model</c>.</summary>
    NotAParameter,

    /// <summary><c>count</c> besides those named, of <c>model</c>.</summary>
    MoreNotParameters,

    /// <summary><c>mention</c>, and <c>slot</c> is empty.</summary>
    MentionOfNothing,

    /// <summary><c>mention</c>, and <c>slot</c> holds <c>count</c>.</summary>
    MentionBeyond,

    // What is wrong with a medium of a form. A kind is <c>image</c>, <c>video</c> or <c>audio</c>.

    /// <summary>The <c>mode</c> has no <c>slot</c>.</summary>
    SlotNotKnown,

    /// <summary>The <c>mode</c> needs <c>count</c> in any of <c>slots</c>.</summary>
    ModeNeedsMedia,

    /// <summary><c>slot</c> needs <c>count</c> of the <c>kind</c>.</summary>
    SlotMissing,

    /// <summary><c>slot</c> has <c>count</c> and needs <c>least</c>.</summary>
    SlotTooFew,

    /// <summary><c>slot</c> has <c>count</c> and takes <c>most</c>.</summary>
    SlotTooMany,

    /// <summary><c>slot</c> needs something in one of <c>others</c>.</summary>
    SlotNotAlone,

    /// <summary><c>medium</c> is of the <c>kind</c>, <c>slot</c> takes <c>wanted</c>.</summary>
    MediumOfOtherKind,

    /// <summary><c>medium</c>.</summary>
    MediumWithoutAddress,

    /// <summary><c>medium</c>; <c>most</c> characters.</summary>
    MediumAddressWrong,

    /// <summary><c>medium</c> in <c>slot</c>.</summary>
    MediumIsDataUri,

    /// <summary><c>medium</c> in <c>slot</c>.</summary>
    MediumIsWebAddress,

    /// <summary><c>medium</c>.</summary>
    DataUriMalformed,

    /// <summary><c>medium</c> has the <c>type</c>, <c>slot</c> takes <c>wanted</c>.</summary>
    DataUriOfOtherKind,

    /// <summary><c>medium</c> has the <c>type</c>, <c>slot</c> takes <c>formats</c>.</summary>
    DataUriOfOtherFormat,

    /// <summary><c>medium</c> has the <c>format</c>, <c>slot</c> takes <c>formats</c>.</summary>
    MediumOfOtherFormat,

    /// <summary><c>medium</c> has <c>size</c> of <c>most</c>.</summary>
    MediumTooLarge,

    /// <summary>All of <c>slot</c> have <c>size</c> of <c>most</c>.</summary>
    MediaTooLarge,

    /// <summary><c>medium</c> has <c>length</c>; <c>allowed</c>.</summary>
    MediumLengthWrong,

    /// <summary><c>medium</c> has <c>length</c>; <c>most</c> each where there are several.</summary>
    MediumTooLongForSeveral,

    /// <summary>All of <c>slot</c> have <c>length</c> of <c>most</c>.</summary>
    MediaTooLong,

    /// <summary><c>medium</c> has <c>width</c> and <c>height</c>.</summary>
    MediumSizeUnreadable,

    /// <summary><c>medium</c> has <c>width</c> and <c>height</c>; <c>allowed</c> of each.</summary>
    MediumSidesWrong,

    /// <summary><c>medium</c> has <c>width</c> and <c>height</c>, hence <c>ratio</c>; <c>allowed</c>.</summary>
    MediumRatioWrong,

    /// <summary><c>medium</c> has <c>width</c> and <c>height</c>, hence <c>pixels</c>; <c>allowed</c>.</summary>
    MediumPixelsWrong,

    /// <summary><c>medium</c> with <c>width</c> and <c>height</c> has <c>times</c> the pixels of <c>slot</c> with <c>slotWidth</c> and <c>slotHeight</c>; <c>allowed</c>.</summary>
    MediumNotAlike,

    // What is wrong with a file of the catalog, and why an overlay was not saved.

    /// <summary>A default of a parameter; <c>problem</c>.</summary>
    DefaultUnfit,

    /// <summary>With an overlay, <c>path</c> in <c>source</c> has the <c>problem</c>.</summary>
    OverlayBreaksPlace,

    /// <summary><c>problem</c> of the text as a whole.</summary>
    OverlayWrong,

    /// <summary><c>problem</c> at <c>path</c>.</summary>
    OverlayPlaceWrong,

    OverlayFolderMissing,

    /// <summary>Over <c>most</c>.</summary>
    OverlayTooLarge,

    /// <summary>The <c>words</c> of the operating system.</summary>
    OverlayDiskRefused,

    SiteAdministratorsOnly,

    // What a person sets for themselves.

    AccountGone,

    /// <summary>The site does not speak it.</summary>
    LanguageUnknown,

    /// <summary>There are no such formats of dates and numbers.</summary>
    FormatsUnknown,

    TimeZoneUnknown,

    // More of the catalog's files.

    /// <summary>It would have more than <c>most</c> files.</summary>
    OverlayFolderFull,

    /// <summary>Its files would have more than <c>most</c>.</summary>
    OverlayFolderTooLarge,

    OverlayNameEnding,

    /// <summary>Over <c>most</c> characters.</summary>
    OverlayNameTooLong,

    OverlayNameWrong,

    // Values in a file of the catalog, as parts of other messages.

    JsonObject,

    JsonArray,

    JsonString,

    JsonNumber,

    JsonWholeNumber,

    JsonTrueOrFalse,

    JsonNull,

    JsonTextByLanguage,

    /// <summary>What a condition compares with.</summary>
    JsonConditionValue,

    // What is wrong with a file of the catalog as a whole.

    /// <summary>Over <c>most</c> characters.</summary>
    CatalogFileTooLong,

    /// <summary>Over <c>most</c> levels.</summary>
    CatalogFileTooDeep,

    /// <summary>It is <c>kind</c>.</summary>
    CatalogFileNoObject,

    /// <summary><c>line</c> and <c>byte</c> from 1.</summary>
    CatalogFileNoJson,

    CatalogFileNoUtf8,

    /// <summary>The <c>words</c> of the operating system.</summary>
    CatalogFileUnreadable,

    CatalogFileBeingWritten,

    /// <summary>Over <c>most</c>.</summary>
    CatalogFilesTooMany,

    /// <summary>Together over <c>most</c>.</summary>
    CatalogFilesTooLarge,

    /// <summary>Over <c>most</c> items.</summary>
    CatalogListTooLong,

    /// <summary>Over <c>most</c> members.</summary>
    CatalogObjectTooLarge,

    CatalogHalfCharacter,

    /// <summary>Over <c>most</c> characters, or half a character.</summary>
    CatalogNameUnreadable,

    // What is wrong at a place in a file of the catalog.

    /// <summary>It is <c>kind</c> and has to be <c>expected</c>.</summary>
    CatalogWrongKind,

    /// <summary><c>name</c> is none of <c>known</c>.</summary>
    CatalogNameUnknown,

    /// <summary><c>name</c>.</summary>
    CatalogMemberMissing,

    /// <summary><c>known</c>.</summary>
    CatalogNotOneOf,

    /// <summary><c>value</c>.</summary>
    CatalogTwice,

    /// <summary>There are <c>count</c>, over <c>most</c>.</summary>
    CatalogTooMany,

    /// <summary>It has <c>length</c> characters, over <c>most</c>.</summary>
    CatalogTextTooLong,

    CatalogTextBlank,

    CatalogTextControl,

    /// <summary><c>value</c> is outside <c>least</c> to <c>greatest</c>.</summary>
    CatalogOutsideRange,

    /// <summary><c>value</c> is less than <c>least</c>.</summary>
    CatalogTooSmall,

    CatalogRangeReversed,

    /// <summary><c>language</c> is no language tag.</summary>
    CatalogLanguageUnknown,

    /// <summary>There are <c>count</c>, over <c>most</c>.</summary>
    CatalogLanguagesTooMany,

    CatalogEnglishMissing,

    /// <summary><c>sort</c> as the file calls it: <c>provider</c>, <c>model</c>, <c>mode</c>, <c>parameter</c>, <c>slot</c>.</summary>
    CatalogSharedMissing,

    /// <summary><c>names</c> from one to the next.</summary>
    CatalogSharedCircle,

    /// <summary>Over <c>most</c>.</summary>
    CatalogSharedChainTooLong,

    // What is wrong with a provider, a model or a mode in a file of the catalog.

    /// <summary><c>id</c>.</summary>
    CatalogProviderIdWrong,

    /// <summary><c>id</c>.</summary>
    CatalogModelIdWrong,

    /// <summary><c>id</c>.</summary>
    CatalogModeIdWrong,

    CatalogProvidersMissing,

    /// <summary><c>id</c> stands in <c>source</c> too.</summary>
    CatalogProviderTwice,

    CatalogAddressNotWeb,

    CatalogBaseAddressWrong,

    /// <summary>There are <c>known</c>.</summary>
    CatalogDialectUnknown,

    /// <summary>A task's id is written as <c>id</c>.</summary>
    CatalogPathWrong,

    /// <summary>What holds of its <c>path</c>.</summary>
    CatalogEndpointWrong,

    /// <summary><c>id</c> is what is missing.</summary>
    CatalogQueryWithoutId,

    /// <summary><c>id</c> is what is missing.</summary>
    CatalogPathWithoutId,

    CatalogCancelWithoutEndpoint,

    CatalogModelsMissing,

    CatalogModesMissing,

    CatalogPricesMissing,

    /// <summary>Over <c>most</c>.</summary>
    CatalogParametersTooMany,

    CatalogWireNameTwice,

    /// <summary><c>mode</c> has no required parameter <c>parameter</c> either.</summary>
    CatalogWireNameMissing,

    CatalogWireNamesOpen,

    /// <summary><c>values</c> as JSON, in <c>mode</c>.</summary>
    CatalogWireNameUncovered,

    // What is wrong with a parameter, a slot or a condition in a file of the catalog.

    /// <summary><c>name</c>.</summary>
    CatalogParameterNameWrong,

    /// <summary><c>name</c>.</summary>
    CatalogSlotNameWrong,

    /// <summary>No shared parameter is called <c>name</c> either.</summary>
    CatalogKindMissing,

    CatalogChoicesMissing,

    /// <summary><c>value</c> cannot be sent as <c>kind</c>.</summary>
    CatalogChoiceUnfit,

    CatalogSpecialTwice,

    CatalogSpecialInside,

    /// <summary>Under <c>least</c>.</summary>
    CatalogStepTooSmall,

    /// <summary>Numbers reach from <c>least</c> to <c>greatest</c>.</summary>
    CatalogNumberTooLarge,

    /// <summary><c>known</c> are allowed.</summary>
    CatalogWireTypeWrong,

    CatalogOtherChoiceNotText,

    CatalogOmitWithoutDefault,

    CatalogRequiredOmitted,

    CatalogWirePathNoText,

    CatalogWirePathWrong,

    CatalogWirePathIsModel,

    /// <summary><c>path</c> with <c>otherPath</c> of <c>other</c>.</summary>
    CatalogWirePathCollides,

    /// <summary><c>path</c> with <c>otherPath</c> of the slot <c>slot</c>.</summary>
    CatalogWirePathCollidesWithSlot,

    /// <summary><c>slots</c> share <c>path</c>.</summary>
    CatalogSlotsShareWirePath,

    /// <summary><c>name</c>.</summary>
    CatalogSlotIsParameter,

    /// <summary><c>slot</c> needs <c>unknown</c>.</summary>
    CatalogSlotNeedsUnknown,

    /// <summary><c>slot</c>.</summary>
    CatalogSlotLikeItself,

    CatalogMediaBeyondSlots,

    CatalogSlotCountReversed,

    CatalogSlotNoList,

    CatalogBase64WithoutTravel,

    CatalogPixelsLikeAlone,

    /// <summary>Over <c>most</c>.</summary>
    CatalogPixelsFactorTooLarge,

    /// <summary><c>known</c> are allowed.</summary>
    CatalogTravelMissing,

    CatalogFormatWrong,

    CatalogConditionEmpty,

    CatalogConditionWithoutValues,

    /// <summary><c>names</c> from one to the next.</summary>
    CatalogConditionCircle,

    /// <summary><c>unknown</c>.</summary>
    CatalogConditionModeUnknown,

    /// <summary><c>name</c>.</summary>
    CatalogConditionParameterUnknown,

    /// <summary><c>name</c> is never <c>value</c>.</summary>
    CatalogConditionNeverHolds,

    // What a file is, as the end of a sentence that begins with its name or with “it”.

    MediaEmpty,

    MediaCutOff,

    MediaBoxesCutOff,

    MediaIndexBeyondEnd,

    MediaUnknown,

    MediaMarkup,

    /// <summary><c>width</c> and <c>height</c>, one of them over <c>most</c>.</summary>
    MediaTooManyPixels,

    MediaSizeMissing,

    MediaSoundUnmeasured,

    MediaSoundTooLong,

    MediaPictureTrackMissing,

    MediaLengthMissing,

    MediaNoMp4,

    MediaMp4HeaderMissing,

    MediaMp4IndexMissing,

    MediaMp4DataMissing,

    MediaTooManyBoxes,

    MediaEndsInsideBox,

    /// <summary><c>box</c> is its type.</summary>
    MediaBoxTooShort,

    /// <summary><c>box</c> is its type.</summary>
    MediaBoxTooLong,

    MediaAviHeaderMissing,

    MediaAviLengthMissing,

    MediaWebmSegmentMissing,

    MediaWebmEmpty,

    MediaPngHeaderMissing,

    MediaJpegSizeMissing,

    MediaWebpSizeMissing,

    MediaMp3SoundMissing,

    MediaWavFormatMissing,

    MediaWavSoundMissing,

    MediaFlacLengthMissing,

    MediaIsSound,

    MediaIsPicture,

    MediaIsText,

    /// <summary>Instead of the name of a person whose account is gone.</summary>
    FormerMember,

    // What a case of the contract check tries.

    /// <summary><c>field</c> with <c>value</c>.</summary>
    ContractCase,

    /// <summary>A text of <c>count</c>.</summary>
    ContractCharacters,

    ContractAddress,

    ContractEntry,

    // Trouble of this machine.

    DatabaseDiskFull,

    DatabaseLocked,

    DatabaseReadOnly,

    DatabaseDamaged,

    DatabaseDiskFails,

    DatabaseUnreachable,

    DatabaseBusy,

    ClipsWaitForSpace,

    ClipsWaitForDisk,

    WorkEndedWithProgram,

    /// <summary>The kind of <c>error</c> and its <c>place</c> in the code.</summary>
    WorkFailedAt,

    // Why a pasted request cannot be read.

    PasteTooLong,

    PasteEmpty,

    PasteForNobody,

    PasteWithoutJson,

    PasteQuoteOpen,

    PasteBodyInFile,

    PasteWithoutBody,
}
