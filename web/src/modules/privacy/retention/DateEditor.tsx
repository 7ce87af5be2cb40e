import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";

/** Chooses the date records are kept from: one of those the rule's object has. */
export default function DateEditor({ id, value, onChange, values, disabled, status, onBlur }: FieldEditorProps) {
  const { t } = useTranslation("privacy");
  const object = typeof values?.object === "string" ? values.object : undefined;
  const { data: meta } = useObjectMeta(object);
  const dates = (meta?.fields ?? []).filter(
    (field) => (field.type === "date" || field.type === "dateTime") && field.filterable,
  );
  return (
    <Select
      id={id}
      value={(value as string | null) ?? undefined}
      disabled={disabled || !object}
      loading={object !== undefined && !meta}
      status={status || undefined}
      placeholder={object ? undefined : t("retention.objectFirst")}
      onBlur={onBlur}
      showSearch={{ optionFilterProp: "label" }}
      options={dates.map((field) => ({ value: field.key, label: label(field.labels) }))}
      onChange={onChange}
    />
  );
}
