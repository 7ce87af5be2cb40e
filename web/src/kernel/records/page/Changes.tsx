import { ArrowRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { FieldValue } from "../fields/FieldValue";
import { fieldOf } from "../fields/values";
import styles from "./Changes.module.css";

interface Props {
  meta: ObjectMeta;
  fields: HistoryEntry["fields"];
  /** Shown before «all». */
  most: number;
}

/** Field by field: what it was, what it became. */
export function Changes({ meta, fields, most }: Props) {
  const { t } = useTranslation("kernel");
  const [all, setAll] = useState(false);
  const known = Object.entries(fields).flatMap(([key, change]) => {
    const field = fieldOf(meta, key);
    return field?.can.read ? [{ field, change }] : [];
  });
  const shown = all ? known : known.slice(0, most);
  return (
    <div className={styles.list}>
      {shown.map(({ field, change }) => (
        <div key={field.key} className={styles.change}>
          <span className={styles.name}>{label(field.labels)}</span>
          <span className={styles.old}>
            <FieldValue field={field} value={change.old} empty={t("value.empty")} oneLine />
          </span>
          <ArrowRightOutlined className={styles.arrow} />
          <span className={styles.new}>
            <FieldValue field={field} value={change.new} empty={t("value.empty")} oneLine />
          </span>
        </div>
      ))}
      {known.length > shown.length && (
        <Button type="link" size="small" className={styles.more} onClick={() => setAll(true)}>
          {t("history.allFields", { count: known.length })}
        </Button>
      )}
    </div>
  );
}
