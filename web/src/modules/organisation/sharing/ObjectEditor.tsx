import { isSetting } from "@/kernel/extend/groups";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { ObjectSelect } from "@/kernel/records/fields/editors/ObjectSelect";

/** Objects whose records can be shared; with another one the filter of a rule means nothing more. */
export default function ObjectEditor(props: FieldEditorProps) {
  return <ObjectSelect {...props} offers={(object) => !isSetting(object)} clears={{ filter: null }} />;
}
