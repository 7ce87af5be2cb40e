using Trine.Kernel.Objects;

namespace Trine.Sales.Pipelines;

/// <summary>The declaration of pipelines.</summary>
internal static class PipelineObject
{
    public static ObjectDefinition Define()
    {
        var o = new ObjectBuilder<Pipeline>(Pipeline.ObjectKey, "pipeline", "settings.setup", "apartment");
        o.Text(p => p.Name).Title().Unique().MaxLength(60);
        o.Integer(p => p.Position).Sortable().Range(0, 1000);
        o.LongText(p => p.Description);
        o.Section("basic", "name", "position", "description");
        o.View("all", null, ["position"], "name", "position", "description");
        o.Administrative();
        o.ReadableByAll();
        o.Hidden();
        return o.Build();
    }
}
