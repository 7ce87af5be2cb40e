import { Select } from "antd";
import { useMeta } from "@/kernel/api/queries";
import type { ObjectSummary } from "@/kernel/api/types";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";

interface Props extends FieldEditorProps {
  /** Which objects can be chosen. */
  offers: (object: ObjectSummary) => boolean;
  /** Fields that mean nothing more with another object, with what they become. */
  clears: Record<string, unknown>;
}

/** Chooses the object a rule is about. */
export function ObjectSelect({ id, value, onChange, setValues, disabled, status, onBlur, offers, clears }: Props) {
  const { data } = useMeta();
  const objects = (data?.objects ?? []).filter((object) => !object.hidden && offers(object));
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
        setValues?.(clears);
      }}
    />
  );
}
