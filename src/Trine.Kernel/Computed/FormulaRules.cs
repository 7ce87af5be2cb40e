using Trine.Kernel.Changes;
using Trine.Kernel.CustomFields;
using Trine.Kernel.Formulas;
using Trine.Kernel.Objects;

namespace Trine.Kernel.Computed;

/// <summary>What the formula of a custom field may be.</summary>
internal static class FormulaRules
{
    public static void Check(RecordChange<CustomField> change, MetadataSnapshot metadata)
    {
        var field = change.After;
        if (field.ResultType is not { } result)
        {
            change.Error("resultType", "error.required");
            return;
        }

        if (string.IsNullOrWhiteSpace(field.Formula))
        {
            change.Error("formula", "error.required");
            return;
        }

        if (metadata.Find(field.Object) is not { } schema)
        {
            return;
        }

        var key = "custom." + field.Key;
        try
        {
            // Its own name is known, so that the message speaks of the circle and not of a field that is missing.
            var formula = Formula.Parse(field.Formula, k => k == key ? field.ToDefinition(TypeOf(result)) : schema.Find(k));
            if (formula.Type != Expected(result) && formula.Type != FormulaType.Blank)
            {
                change.Error("formula", "error.formula.result." + EnumText.Of(result));
            }
            else if (new ComputedGraph(metadata.Schemas).Reaches(formula.Fields.Select(k => (schema.Key, k)), (schema.Key, key)))
            {
                change.Error("formula", "error.formula.circle");
            }
        }
        catch (FormulaException e)
        {
            change.Error(e.For("formula"));
        }
    }

    /// <summary>The type of the field that holds a result.</summary>
    public static FieldType TypeOf(ResultType result) => result switch
    {
        ResultType.Text => FieldType.Text,
        ResultType.Number => FieldType.Decimal,
        ResultType.Money => FieldType.Money,
        ResultType.Boolean => FieldType.Boolean,
        ResultType.Date => FieldType.Date,
    };

    private static FormulaType Expected(ResultType result) => result switch
    {
        ResultType.Text => FormulaType.Text,
        ResultType.Number or ResultType.Money => FormulaType.Number,
        ResultType.Boolean => FormulaType.Boolean,
        ResultType.Date => FormulaType.Date,
    };
}
