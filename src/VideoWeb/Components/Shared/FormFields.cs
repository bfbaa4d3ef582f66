using System.Numerics;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace VideoWeb.Components.Shared;

// MudBlazor has no defaults for all fields of a site, and these three on each of them would be noise: label above the box, our density.

/// <summary>A text field of a form: the label above the box, help or error below it.</summary>
public sealed class FormTextField<T> : MudTextField<T>
{
    public FormTextField()
    {
        (Variant, Margin, ShrinkLabel) = (Variant.Outlined, Margin.Dense, true);
        // Without it what is wrong stands below the field and is not read out with it, as the help is.
        ErrorId = Identifier.Create("error");
        // Else the server, once it hears of a click in the box, puts the focus there: over a slow line long after somebody types in the next one.
        _isFocused = true;
    }

    protected override async Task OnBlurredAsync(FocusEventArgs obj)
    {
        await base.OnBlurredAsync(obj);
        _isFocused = true;
    }
}

/// <summary>A number in a form. It has no spin buttons: what people count here they type.</summary>
public sealed class FormNumberField<T> : MudNumericField<T>
{
    public FormNumberField() => (Variant, Margin, ShrinkLabel, HideSpinButtons) = (Variant.Outlined, Margin.Dense, true, true);
}

/// <summary>A number between two ends, told once the hand rests. Its name is an <c>aria-label</c>.</summary>
public sealed class FormSlider<T> : MudSlider<T> where T : struct, INumber<T>
{
    public FormSlider() => (Color, Size, Immediate) = (Color.Primary, Size.Small, false);
}

/// <summary>A choice in a form. One costs 85 KB of a circuit: at most five on a page, and none in what a list repeats.</summary>
public sealed class FormSelect<T> : MudSelect<T>
{
    public FormSelect() => (Variant, Margin, ShrinkLabel, Dense, Modal) = (Variant.Outlined, Margin.Dense, true, true, false);
}

/// <summary>A tick with its text, which may hold a line of help.</summary>
public sealed class FormCheckBox : MudCheckBox<bool>
{
    public FormCheckBox() => (Color, Size, Dense, Ripple) = (Color.Primary, Size.Small, true, false);
}

/// <summary>On or off at once. Its name is a label for its id.</summary>
public sealed class FormSwitch : MudSwitch<bool>
{
    public FormSwitch() => (Color, Size, Ripple) = (Color.Primary, Size.Small, false);
}

/// <summary>A time of day, typed or picked, of 24 hours.</summary>
public sealed class FormTimePicker : MudTimePicker
{
    public FormTimePicker() => (Variant, Margin, ShrinkLabel, Editable, Clearable, TimeFormat) = (Variant.Outlined, Margin.Dense, true, true, true, "HH:mm");
}

/// <summary>A button with the kit's height and hairlines; the primary one of a page says so.</summary>
public sealed class FormButton : MudButton
{
    public FormButton() => (Variant, Ripple, DropShadow) = (Variant.Outlined, false, false);

    /// <summary>The one action that the page is for.</summary>
    [Microsoft.AspNetCore.Components.Parameter]
    public bool IsPrimary { get; set; }

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        if (IsPrimary) { (Variant, Color) = (Variant.Filled, Color.Primary); }
    }
}
