import { Select } from "antd";
import { useMeta } from "@/kernel/api/queries";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";

/** Chooses the object whose records a rule shares; with another one its filter means nothing more. */
export default function ObjectEditor({ id, value, onChange, setValues, disabled, status, onBlur }: FieldEditorProps) {
  const { data } = useMeta();
  const objects = (data?.objects ?? []).filter((object) => object.group !== "settings" && !object.hidden);
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
        setValues?.({ filter: null });
      }}
    />
  );
}
