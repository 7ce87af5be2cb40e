import { TreeSelect } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useIndustries } from "@/kernel/api/queries";
import type { Industry } from "@/kernel/api/types";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";

interface Node {
  value: string;
  title: string;
  children?: Node[];
}

function nodesOf(industries: readonly Industry[]): Node[] {
  return industries.map(({ code, names, children }) => ({
    value: code,
    title: `${code} ${label(names, code)}`,
    children: children && nodesOf(children),
  }));
}

/** The industries of GB/T 4754 as the tree they are. */
export default function IndustryEditor(props: FieldEditorProps) {
  const { id, field, value, onChange, onBlur, disabled, status, inline } = props;
  const { t, i18n } = useTranslation("customers");
  const { data, isPending } = useIndustries();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the titles are in the current language.
  const nodes = useMemo(() => nodesOf(data ?? []), [data, i18n.language]);
  return (
    <TreeSelect
      id={id}
      value={(value as string | null) ?? undefined}
      onChange={(next) => onChange(next ?? null)}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      defaultOpen={inline}
      loading={isPending}
      treeData={nodes}
      showSearch={{ treeNodeFilterProp: "title" }}
      allowClear={!field.required}
      placeholder={t("industry.placeholder")}
      popupMatchSelectWidth={360}
      style={{ width: "100%" }}
    />
  );
}
