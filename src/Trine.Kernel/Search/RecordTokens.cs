using Trine.Kernel.Access;
using Trine.Kernel.Markup;
using Trine.Kernel.Objects;
using Trine.Kernel.Text;

namespace Trine.Kernel.Search;

/// <summary>What a record is found by.</summary>
/// <param name="Title">Tokens of what a person calls it by.</param>
/// <param name="Body">Tokens of everything else.</param>
/// <param name="Scope">Tokens of its object, owner and department.</param>
internal sealed record RecordTokens(IReadOnlySet<string> Title, IReadOnlySet<string> Body, IReadOnlyList<string> Scope)
{
    /// <summary>The tokens of a record by these fields.</summary>
    /// <param name="values">The fields' values, in their order.</param>
    public static RecordTokens Of(string objectKey, RecordPlace place, IReadOnlyList<FieldDefinition> fields, IReadOnlyList<object?> values)
    {
        var (title, body) = (new HashSet<string>(), new HashSet<string>());
        for (var i = 0; i < fields.Count; i++)
        {
            switch (fields[i].Type, values[i])
            {
                case (FieldType.Phone, string phone):
                    SearchTokens.AddPhone(phone, body);
                    break;
                case (FieldType.Email, string email):
                    SearchTokens.AddEmail(email, body);
                    break;
                case (FieldType.RichText, string html):
                    SearchTokens.AddBody(RichHtml.TextOf(html), body);
                    break;
                case (_, string text) when fields[i].Search == SearchWeight.Title:
                    SearchTokens.AddTitle(text, title);
                    title.Add(SearchIndex.ExactToken(text));
                    break;
                case (_, string text):
                    SearchTokens.AddBody(text, body);
                    break;
                case (_, IReadOnlyList<string> texts):
                    foreach (var text in texts)
                    {
                        SearchTokens.AddBody(text, body);
                    }

                    break;
                default:
                    break;
            }
        }

        List<string> scope = [SearchIndex.ObjectToken(objectKey)];
        if (place.OwnerId is { } owner)
        {
            scope.Add(SearchIndex.OwnerToken(owner));
        }

        if (place.ParentOwnerId is { } parent)
        {
            scope.Add(SearchIndex.OwnerToken(parent));
        }

        if (place.DepartmentId is { } department)
        {
            scope.Add(SearchIndex.DepartmentToken(department));
        }

        return new RecordTokens(title, body, scope);
    }
}
