import { Input, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, FilterOp, ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { DateEditor, DateTimeEditor } from "../fields/editors/DateEditors";
import { MoneyEditor, NumberEditor } from "../fields/editors/NumberEditors";
import { RegionEditor } from "../fields/editors/RegionEditor";
import styles from "./FilterBuilder.module.css";
import { periods } from "./operators";
import { RecordsInput } from "./RecordsInput";
import { periodText } from "./sentence";

interface Props {
  meta: ObjectMeta;
  field: Field;
  op: FilterOp;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The value of a condition, edited as its field and operator need it. */
export function ValueInput({ meta, field, op, value, onChange }: Props) {
  const { t } = useTranslation("kernel");
  if (op === "within") {
    return <PeriodInput value={value} onChange={onChange} />;
  }

  if (op === "between") {
    const [from, to] = Array.isArray(value) ? value : [];
    return (
      <span className={styles.pair}>
        <One meta={meta} field={field} value={from} onChange={(next) => onChange([next, to])} />
        <One meta={meta} field={field} value={to} onChange={(next) => onChange([from, next])} />
      </span>
    );
  }

  if (field.type === "boolean") {
    return (
      <Select
        value={value !== false}
        onChange={onChange}
        options={[
          { value: true, label: t("value.yes") },
          { value: false, label: t("value.no") },
        ]}
      />
    );
  }

  if (field.type === "multiChoice") {
    return (
      <Select
        mode={field.open ? "tags" : undefined}
        maxCount={field.open ? 1 : undefined}
        value={value === undefined ? undefined : field.open ? [String(value)] : String(value)}
        onChange={(next: string | string[]) => onChange(Array.isArray(next) ? next.at(-1) : next)}
        options={(field.choices ?? []).map((choice) => ({
          value: choice.value,
          label: label(choice.labels, choice.value),
        }))}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("filter.chooseValue")}
      />
    );
  }

  if (op === "in" || op === "notIn") {
    const list = (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]) as string[];
    return field.choices ? (
      <Select
        mode="multiple"
        value={list}
        onChange={onChange}
        options={field.choices.map((choice) => ({ value: choice.value, label: label(choice.labels, choice.value) }))}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("filter.chooseValue")}
      />
    ) : (
      <RecordsInput field={field} value={list} onChange={onChange} />
    );
  }

  return <One meta={meta} field={field} value={value} onChange={onChange} />;
}

function One({ meta, field, value, onChange }: Omit<Props, "op">) {
  const { t } = useTranslation("kernel");
  const editor = { meta, field: { ...field, required: false }, value, onChange };
  switch (field.type) {
    case "money":
      return <MoneyEditor {...editor} />;
    case "integer":
    case "decimal":
    case "percent":
      return <NumberEditor {...editor} />;
    case "date":
      return <DateEditor {...editor} />;
    case "dateTime":
      return <DateTimeEditor {...editor} />;
    case "region":
      // A province is all codes that start like it.
      return (
        <RegionEditor
          {...editor}
          value={typeof value === "string" ? value.padEnd(6, "0") : undefined}
          onChange={(code) => onChange(typeof code === "string" ? code.replace(/(00)+$/, "") : undefined)}
        />
      );
    default:
      return (
        <Input
          value={(value as string | undefined) ?? ""}
          onChange={(event) => onChange(event.target.value)}
          placeholder={t("filter.typeValue")}
        />
      );
  }
}

/** The named periods; a typed number offers that many days back and ahead. */
function PeriodInput({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation("kernel");
  const [typed, setTyped] = useState("");
  const options = useMemo(() => {
    const days = /^\d{1,4}$/.exec(typed.trim())?.[0];
    const counted = days && Number(days) > 0 ? [`last${Number(days)}Days`, `next${Number(days)}Days`] : [];
    const list = [...counted, ...periods];
    const all = typeof value === "string" && value !== "" && !list.includes(value) ? [value, ...list] : list;
    return all.map((period) => ({ value: period, label: periodText(t, period) }));
  }, [t, typed, value]);
  return (
    <Select
      value={value as string}
      onChange={onChange}
      options={options}
      showSearch={{ optionFilterProp: "label", onSearch: setTyped }}
      placeholder={t("filter.choosePeriod")}
    />
  );
}
