import type { FieldEditorProps } from "@/kernel/extend/types";
import { ObjectSelect } from "@/kernel/records/fields/editors/ObjectSelect";

/** Objects whose records tell of people; with another one the date and the filter of a rule mean nothing more. */
export default function ObjectEditor(props: FieldEditorProps) {
  return (
    <ObjectSelect {...props} offers={(object) => object.personal} clears={{ dateField: undefined, filter: null }} />
  );
}
