import type { FormInstance } from "antd";

/** Shows what the server says of fields, and nothing of what it said before. */
export function showErrors(form: FormInstance, errors: readonly (readonly [string, string[]])[]): void {
  clearErrors(form);
  form.setFields(errors.map(([name, texts]) => ({ name, errors: texts })));
}

/** Takes away what is said of fields that have changed, or of all: those without rules of their own would keep it for good. */
export function clearErrors(form: FormInstance, changed?: object): void {
  const shown = form
    .getFieldsError()
    .filter(({ name, errors }) => errors.length > 0 && (!changed || String(name[0]) in changed));
  if (shown.length > 0) {
    form.setFields(shown.map(({ name }) => ({ name, errors: [] })));
  }
}
