using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Layout;

public enum OnboardingStepKind
{
    Sandbox,
    Clip,
    Key,
    Company,
}

/// <summary>One thing that a team does first.</summary>
public sealed record OnboardingStep(OnboardingStepKind Kind, bool IsDone)
{
    /// <summary>What a member of this role can do of it, in order; none once all is done or they have dismissed it. Pure.</summary>
    /// <param name="hasSandbox">Whether this site has one. Who has begun with a key of their own needs none.</param>
    public static IReadOnlyList<OnboardingStep> Of(Onboarding there, WorkspaceRole role, bool hasSandbox)
    {
        if (there.IsDismissed || !role.CanSpend()) { return []; }

        List<OnboardingStep> steps = [new(OnboardingStepKind.Clip, there.HasClip), new(OnboardingStepKind.Key, there.HasKey)];
        if (hasSandbox && (there.HasSandbox || !there.HasKey)) { steps.Insert(0, new(OnboardingStepKind.Sandbox, there.HasSandbox)); }
        if (role.CanManage()) { steps.Add(new(OnboardingStepKind.Company, there.HasCompany)); }
        return steps.All(step => step.IsDone) ? [] : steps;
    }
}
