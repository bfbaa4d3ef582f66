using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Shared;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Benchmarks;

/// <summary>The parameters of a model one beneath the other, with the form's own fields or with MudBlazor's in their place.</summary>
internal sealed class FieldList : ComponentBase
{
    private int _round;

    [Parameter, EditorRequired]
    public required IReadOnlyList<ParameterDescription> Parameters { get; set; }

    /// <summary>MudBlazor's, as far as it has what a kind of parameter needs.</summary>
    [Parameter, EditorRequired]
    public required bool IsKit { get; set; }

    /// <summary>Hears of the list once it is there.</summary>
    [Parameter, EditorRequired]
    public required Action<FieldList> Ready { get; set; }

    /// <summary>Renders other fields in place of all, as a switch of the model does.</summary>
    public void Replace()
    {
        _round++;
        StateHasChanged();
    }

    /// <summary>Renders the same fields again, as a change of one does.</summary>
    public void Again() => StateHasChanged();

    protected override void OnInitialized() => Ready(this);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var parameter in Parameters)
        {
            builder.OpenElement(0, "div");
            builder.SetKey((_round, parameter.Name));
            if (IsKit) { Kit(builder, parameter); } else { Own(builder, parameter); }
            builder.CloseElement();
        }
    }

    private void Own(RenderTreeBuilder builder, ParameterDescription parameter)
    {
        builder.OpenComponent<ParameterField>(1);
        builder.AddComponentParameter(2, nameof(ParameterField.Description), parameter);
        builder.AddComponentParameter(3, nameof(ParameterField.Changed), EventCallback.Factory.Create<FieldChange>(this, _ => { }));
        builder.CloseComponent();
    }

    private static void Kit(RenderTreeBuilder builder, ParameterDescription parameter)
    {
        switch (parameter)
        {
            case ChoiceParameter { Control: ChoiceControl.List } choice:
                Field<FormSelect<string>>(builder, parameter, content => Each(content, choice, (inner, value, label) =>
                {
                    inner.OpenComponent<MudSelectItem<string>>(0);
                    inner.AddComponentParameter(1, nameof(MudSelectItem<>.Value), value);
                    inner.AddComponentParameter(2, nameof(MudSelectItem<>.ChildContent), label);
                    inner.CloseComponent();
                }));
                break;
            case ChoiceParameter choice:
                builder.OpenComponent<MudRadioGroup<string>>(10);
                builder.AddComponentParameter(11, nameof(MudRadioGroup<>.ChildContent), (RenderFragment)(content => Each(content, choice, (inner, value, label) =>
                {
                    inner.OpenComponent<MudRadio<string>>(0);
                    inner.AddComponentParameter(1, nameof(MudRadio<>.Value), value);
                    inner.AddComponentParameter(2, nameof(MudRadio<>.ChildContent), label);
                    inner.CloseComponent();
                })));
                builder.CloseComponent();
                break;
            case SwitchParameter:
                builder.OpenComponent<MudSwitch<bool>>(20);
                builder.AddComponentParameter(21, nameof(MudSwitch<>.Label), parameter.Label.English);
                builder.CloseComponent();
                break;
            case IntegerParameter or NumberParameter:
                if (parameter is IntegerParameter { Control: NumberControl.Slider } or NumberParameter { Control: NumberControl.Slider })
                {
                    builder.OpenComponent<MudSlider<decimal>>(30);
                    builder.CloseComponent();
                }

                Field<FormNumberField<decimal?>>(builder, parameter, null);
                break;
            default:
                Field<FormTextField<string>>(builder, parameter, null);
                break;
        }
    }

    private static void Field<TField>(RenderTreeBuilder builder, ParameterDescription parameter, RenderFragment? content) where TField : IComponent
    {
        builder.OpenComponent<TField>(40);
        builder.AddComponentParameter(41, nameof(MudTextField<>.Label), parameter.Label.English);
        builder.AddComponentParameter(42, nameof(MudTextField<>.HelperText), parameter.Help?.English);
        if (content is not null) { builder.AddComponentParameter(43, nameof(MudSelect<>.ChildContent), content); }

        builder.CloseComponent();
    }

    private static void Each(RenderTreeBuilder builder, ChoiceParameter choice, Action<RenderTreeBuilder, string, RenderFragment> add)
    {
        foreach (var each in choice.Choices)
        {
            builder.OpenRegion(0);
            add(builder, each.Value, label => label.AddContent(0, each.Label.English));
            builder.CloseRegion();
        }
    }
}
