using Trine.Kernel.Objects;

namespace Trine.Sales.Pipelines;

/// <summary>The declaration of stages.</summary>
internal static class StageObject
{
    private static readonly string[] Colors = ["blue", "cyan", "green", "lime", "gold", "orange", "volcano", "red", "magenta", "purple", "geekblue", "default"];

    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Stage>(Stage.ObjectKey, "stage", "settings.setup", "bars");
        o.Text(s => s.Name).Title().MaxLength(60);
        o.MultiChoice(s => s.Aliases).Open();
        o.Reference(s => s.PipelineId, Pipeline.ObjectKey).Required();
        o.Integer(s => s.Position).Sortable().Range(0, 1000);
        o.Choice(s => s.Kind, "blue", "green", "red");
        o.Percent(s => s.Probability);
        o.MultiChoice(s => s.RequiredFields, [.. Stage.GateFields]).Open();
        o.Choice(s => s.Color, [.. Colors.Select(color => new ChoiceDefinition(color, color))]);
        o.Subtitle("pipeline");
        o.Section("basic", "name", "pipeline", "position", "kind", "probability", "requiredFields", "color", "aliases");
        o.View("all", null, ["position"], "name", "pipeline", "position", "kind", "probability", "requiredFields");
        o.Administrative();
        o.ReadableByAll();
        o.Hidden();
        o.Derive(Stage.Derive);
        o.Check(Stage.Check);
        return o.Build();
    }
}
