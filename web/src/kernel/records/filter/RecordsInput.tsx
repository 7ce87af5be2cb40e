import { Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta, useSomeRecords } from "@/kernel/api/queries";
import type { Field } from "@/kernel/api/types";
import { useDebounced } from "@/kernel/ui/useDebounced";
import { targetOf } from "../fields/editors/ReferenceEditor";
import { titleOf } from "../fields/values";
import { useNames } from "./useCatalog";

interface Props {
  field: Field;
  /** Ids; «me» stands for whoever looks. */
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Several records of the object a field points to. */
export function RecordsInput({ field, value, onChange }: Props) {
  const { t } = useTranslation("kernel");
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed, 200);
  const target = targetOf(field);
  const { data: meta } = useObjectMeta(target);
  const { data, isFetching } = useSomeRecords(target, { search: search || undefined, limit: 20 }, open);
  const names = useNames(
    useMemo(() => ({ field: field.key, op: "in" as const, value }), [field.key, value]),
    useMemo(() => [{ path: field.key, field, name: "" }], [field]),
  );
  const options = useMemo(() => {
    const me = field.type === "user" ? [{ value: "me", label: t("filter.me") }] : [];
    const found = (data?.items ?? []).map((record) => ({
      value: record.id,
      label: titleOf(meta, record) || record.id,
    }));
    const chosen = value
      .filter((id) => id !== "me" && !found.some((option) => option.value === id))
      .map((id) => ({ value: id, label: names.get(id) ?? "…" }));
    return [...me, ...chosen, ...found];
  }, [data, meta, names, value, field.type, t]);
  return (
    <Select
      mode="multiple"
      value={value}
      onChange={onChange}
      open={open}
      onOpenChange={setOpen}
      options={options}
      loading={open && isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t("filter.chooseValue")}
      notFoundContent={isFetching ? t("pick.searching") : t("pick.none")}
    />
  );
}
