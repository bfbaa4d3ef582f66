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
}
