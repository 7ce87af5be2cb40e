import { Cascader } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRegions } from "@/kernel/api/queries";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { regionPath } from "../regions";

const names = { label: "name", value: "code", children: "children" } as const;

export function RegionEditor({
  id,
  value,
  onChange,
  onBlur,
  disabled,
  status,
  autoFocus,
  inline,
  field,
}: FieldEditorProps) {
  const { t } = useTranslation("kernel");
  const { data: regions, isPending } = useRegions();
  const path = useMemo(
    () => (value && regions ? regionPath(regions, String(value)).map((region) => region.code) : undefined),
    [regions, value],
  );
  return (
    <Cascader
      id={id}
      value={path}
      options={regions ?? []}
      fieldNames={names}
      onChange={(next) => onChange(next?.at(-1) ?? null)}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      defaultOpen={inline}
      loading={isPending}
      changeOnSelect
      allowClear={!field.required}
      showSearch={{
        filter: (text, parts) => parts.some((part) => String(part.name).includes(text.trim())),
        limit: 30,
      }}
      placeholder={t("region.placeholder")}
      style={{ width: "100%" }}
    />
  );
}
