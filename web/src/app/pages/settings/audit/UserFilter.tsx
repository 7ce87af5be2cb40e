import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta, useSomeRecords } from "@/kernel/api/queries";
import { titleOf } from "@/kernel/records/fields/values";
import { useDebounced } from "@/kernel/ui/useDebounced";
import styles from "./Audit.module.css";

interface Props {
  value: string | undefined;
  onChange: (user: string | undefined) => void;
}

/** A colleague, found by name, pinyin or e-mail. */
export function UserFilter({ value, onChange }: Props) {
  const { t } = useTranslation("audit");
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [name, setName] = useState("");
  const search = useDebounced(typed, 200);
  const { data: meta } = useObjectMeta("users");
  const { data, isFetching } = useSomeRecords(
    "users",
    { search: search || undefined, limit: 20 },
    open && meta !== undefined,
  );
  const found = (data?.items ?? []).map((user) => ({ value: user.id, label: titleOf(meta, user) || user.id }));
  const options = value && !found.some((one) => one.value === value) ? [{ value, label: name }, ...found] : found;
  return (
    <Select
      className={styles.person}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      placeholder={t("filter.user")}
      aria-label={t("filter.user")}
      value={value}
      options={options}
      onOpenChange={setOpen}
      onChange={(user: string | undefined) => {
        setName(options.find((one) => one.value === user)?.label ?? "");
        onChange(user);
      }}
    />
  );
}
