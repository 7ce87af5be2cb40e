using System.Text.Json;
using Trine.Kernel.Formulas;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Computed;

/// <summary>Which computed field looks at which others, over all objects.</summary>
internal sealed class ComputedGraph
{
    private readonly Dictionary<string, ObjectSchema> _schemas;
    private readonly Dictionary<(string Object, string Key), Node> _nodes = [];

    public ComputedGraph(IReadOnlyList<ObjectSchema> schemas)
    {
        _schemas = schemas.ToDictionary(s => s.Key);
        foreach (var schema in schemas)
        {
            foreach (var field in schema.Fields.Where(f => f.IsComputed))
            {
                _nodes[(schema.Key, field.Key)] = Read(schema, field);
            }
        }
    }

    /// <summary>The fields of an object that can be computed, those that others look at first.</summary>
    public IReadOnlyList<FieldDefinition> Sound(ObjectSchema schema)
    {
        var order = new List<FieldDefinition>();
        var placed = new HashSet<(string Object, string Key)>();
        foreach (var field in schema.Fields.Where(f => f.IsComputed))
        {
            Place((schema.Key, field.Key), schema, placed, order);
        }

        return order;
    }

    public Formula? Formula(ObjectSchema schema, FieldDefinition field) => _nodes[(schema.Key, field.Key)].Formula;

    public RollUpField? RollUp(ObjectSchema schema, FieldDefinition field) => _nodes[(schema.Key, field.Key)].RollUp;

    /// <summary>The computed fields that look at a field themselves.</summary>
    public IEnumerable<(string Object, FieldDefinition Field)> LookingAt((string Object, string Key) target) =>
        _nodes.Where(n => n.Value.Looks.Contains(target)).Select(n => (n.Key.Object, _schemas[n.Key.Object].Find(n.Key.Key)!));

    /// <summary>Whether a field looks, itself or through others, at another.</summary>
    public bool Reaches(IEnumerable<(string Object, string Key)> from, (string Object, string Key) target)
    {
        var seen = new HashSet<(string Object, string Key)>();
        var next = new Stack<(string Object, string Key)>(from);
        while (next.TryPop(out var at))
        {
            if (at == target)
            {
                return true;
            }

            foreach (var further in seen.Add(at) && _nodes.TryGetValue(at, out var node) ? node.Looks : [])
            {
                next.Push(further);
            }
        }

        return false;
    }

    /// <summary>What a roll-up is about, or null when something it names is not there.</summary>
    public static RollUpField? Link(IReadOnlyDictionary<string, ObjectSchema> schemas, ObjectSchema parent, FieldDefinition field, RollUpDefinition definition)
    {
        var child = schemas.GetValueOrDefault(definition.Object);
        var reference = child?.Find(definition.Reference);
        var source = definition.Field is null ? null : child?.Find(definition.Field);
        return reference is null || reference.Type != FieldType.Reference || reference.Target != parent.Key
            || (definition.Function != RollUpFunction.Count && (source is null || !RollUpRules.Fits(definition.Function, source)))
            ? null
            : new RollUpField(field, parent, child!, reference, definition.Function == RollUpFunction.Count ? null : source, definition);
    }

    private Node Read(ObjectSchema schema, FieldDefinition field)
    {
        try
        {
            if (field.Formula is { } text)
            {
                var formula = Formulas.Formula.Parse(text, schema.Find);
                return new Node(formula, null, [.. formula.Fields.Select(k => (schema.Key, k))]);
            }

            var rollUp = Link(_schemas, schema, field, field.RollUp!);
            return new Node(null, rollUp, rollUp is null ? [] : [.. rollUp.Watched.Select(k => (rollUp.Child.Key, k))]);
        }
        catch (Exception e) when (e is FormulaException or JsonException)
        {
            return new Node(null, null, []);
        }
    }

    private void Place((string Object, string Key) at, ObjectSchema schema, HashSet<(string Object, string Key)> placed, List<FieldDefinition> order)
    {
        if (at.Object == schema.Key && _nodes.TryGetValue(at, out var node) && IsSound(node) && placed.Add(at))
        {
            foreach (var further in node.Looks)
            {
                Place(further, schema, placed, order);
            }

            order.Add(schema.Find(at.Key)!);
        }
    }

    /// <summary>False for what is wrong, goes round in a circle, or looks at such a field.</summary>
    private bool IsSound(Node node)
    {
        if (node.State is null)
        {
            node.State = Mark.Open;
            var sound = node.Formula is not null || node.RollUp is not null;
            foreach (var further in node.Looks)
            {
                sound &= !_nodes.TryGetValue(further, out var other) || IsSound(other);
            }

            node.State = sound ? Mark.Sound : Mark.Broken;
        }

        return node.State == Mark.Sound;
    }

    private enum Mark
    {
        Open,
        Sound,
        Broken,
    }

    private sealed class Node(Formula? formula, RollUpField? rollUp, IReadOnlyList<(string Object, string Key)> looks)
    {
        public Formula? Formula => formula;

        public RollUpField? RollUp => rollUp;

        public IReadOnlyList<(string Object, string Key)> Looks => looks;

        public Mark? State { get; set; }
    }
}
