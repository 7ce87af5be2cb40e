import { PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { useObjectMeta, useSomeRecords } from "@/kernel/api/queries";
import type { Field, RecordData, Reference } from "@/kernel/api/types";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { word } from "@/kernel/i18n";
import { useForms } from "@/kernel/records/form/forms";
import { Avatar } from "@/kernel/ui/Person";
import { useDebounced } from "@/kernel/ui/useDebounced";
import { useFormatValue } from "../useFormatValue";
import { fieldOf, fieldValue, titleOf } from "../values";
import styles from "./ReferenceEditor.module.css";

/** The object a field's ids belong to. */
export function targetOf(field: Field): string {
  return field.type === "user" ? "users" : field.type === "department" ? "departments" : (field.target ?? "");
}

/** Searches the target by name, pinyin or telephone; each hit shows two facts that tell namesakes apart. */
export function ReferenceEditor(props: FieldEditorProps) {
  const { id, field, value, onChange, onBlur, disabled, status, autoFocus, inline } = props;
  const { t } = useTranslation("kernel");
  const target = targetOf(field);
  const chosen = (value as Reference | null | undefined) ?? null;
  const [open, setOpen] = useState(inline ?? false);
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed, 200);
  const { data: meta } = useObjectMeta(open ? target : undefined);
  const { data, isFetching, isPlaceholderData } = useSomeRecords(
    target,
    // Stages and their like have an order of their own. The position of a colleague is none.
    {
      search: search || undefined,
      limit: 20,
      sort: meta && fieldOf(meta, "position")?.type === "integer" ? ["position"] : undefined,
    },
    open && meta !== undefined,
  );
  const abilities = useAbilities(target);
  const forms = useForms();
  const format = useFormatValue(open);
  // What was found for other words must not be taken by an early Enter.
  const stale = typed !== search || isPlaceholderData;

  const options = useMemo(() => {
    const facts = (record: RecordData) =>
      (meta?.subtitleFields ?? [])
        .map((key) => {
          const fact = meta && fieldOf(meta, key);
          return fact ? format(fact, fieldValue(record, key), record) : "";
        })
        .filter(Boolean)
        .slice(0, 2)
        .join(" · ");
    return (stale ? [] : (data?.items ?? [])).map((record) => ({
      value: record.id,
      label: titleOf(meta, record) || record.id,
      facts: facts(record),
    }));
  }, [data, stale, meta, format]);

  const create = () => {
    setOpen(false);
    forms.create(target, {
      values: typed && meta ? { [meta.titleField]: typed } : undefined,
      onSaved: (record) => onChange({ id: record.id, name: titleOf(meta, record) }),
    });
  };

  return (
    <Select
      id={id}
      value={chosen ? { value: chosen.id, label: chosen.name } : undefined}
      labelInValue
      onChange={(next) => onChange(next ? { id: next.value, name: String(next.label) } : null)}
      open={open}
      onOpenChange={setOpen}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      allowClear={!field.required}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={open && isFetching}
      options={options}
      optionRender={(option) => (
        <span className={styles.option}>
          {field.type === "user" && (
            <Avatar name={String(option.data.label)} id={String(option.data.value)} size={22} />
          )}
          <span className={styles.words}>
            <span className={styles.title}>{option.data.label}</span>
            {option.data.facts && <span className={styles.facts}>{option.data.facts}</span>}
          </span>
        </span>
      )}
      labelRender={(option) => option.label}
      notFoundContent={isFetching || stale ? t("pick.searching") : t("pick.none")}
      popupMatchSelectWidth={280}
      popupRender={(menu) => (
        <>
          {menu}
          {field.type === "reference" && abilities.create && meta && (
            <Button type="text" block icon={<PlusOutlined />} className={styles.create} onClick={create}>
              {typed
                ? t("pick.createNamed", { object: word(meta.labels), name: typed })
                : t("pick.create", { object: word(meta.labels) })}
            </Button>
          )}
        </>
      )}
      placeholder={t("pick.placeholder")}
      style={{ width: "100%" }}
    />
  );
}
