import type { FieldEditorProps } from "@/kernel/extend/types";
import { ObjectSelect } from "@/kernel/records/fields/editors/ObjectSelect";

/** Objects whose records are people; with another one the date and the filter of a rule mean nothing more. */
export default function ObjectEditor(props: FieldEditorProps) {
  return <ObjectSelect {...props} offers={(object) => object.person} clears={{ dateField: undefined, filter: null }} />;
}
