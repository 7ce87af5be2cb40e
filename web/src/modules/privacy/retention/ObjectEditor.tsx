import { Select } from "antd";
import { useMeta } from "@/kernel/api/queries";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";

/** Chooses the object a rule is about; with another one its date and its filter mean nothing more. */
export default function ObjectEditor({ id, value, onChange, setValues, disabled, status, onBlur }: FieldEditorProps) {
  const { data } = useMeta();
  const objects = (data?.objects ?? []).filter((object) => object.person && !object.hidden);
  return (
    <Select
      id={id}
      value={(value as string | null) ?? undefined}
      disabled={disabled}
      status={status || undefined}
      onBlur={onBlur}
      showSearch={{ optionFilterProp: "label" }}
      options={objects.map((object) => ({ value: object.key, label: label(object.labels) }))}
      onChange={(next) => {
        onChange(next);
        setValues?.({ dateField: undefined, filter: null });
      }}
    />
  );
}
