import { ArrowRightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, HistoryEntry, ObjectMeta } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { label } from "@/kernel/i18n";
import { FieldValue } from "../fields/FieldValue";
import { fieldOf, isEmpty } from "../fields/values";
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
  // What a panel edits is kept as a program reads it: that it changed is all there is to read here.
  const panels = extensionOf(meta.key).form?.panelFields ?? [];
  return (
    <div className={styles.list}>
      {shown.map(({ field, change }) => (
        <div key={field.key} className={styles.change}>
          <span className={styles.name}>{label(field.labels)}</span>
          {panels.includes(field.key) ? (
            <span>{t("history.fieldChanged")}</span>
          ) : (
            <>
              <span className={styles.old}>
                <Value meta={meta} field={field} value={change.old} />
              </span>
              <ArrowRightOutlined className={styles.arrow} />
              <span className={styles.new}>
                <Value meta={meta} field={field} value={change.new} />
              </span>
            </>
          )}
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

const nothing = { update: false, delete: false, transfer: false, verbs: [] };

/** One side of a change, as the field's module wants it shown. */
function Value({ meta, field, value }: { meta: ObjectMeta; field: Field; value: unknown }) {
  const { t } = useTranslation("kernel");
  const Own = extensionOf(meta.key).values?.[field.key];
  return Own && !isEmpty(value) ? (
    <Suspense fallback={null}>
      <Own meta={meta} field={field} record={{ id: "", version: 0, can: nothing }} value={value} />
    </Suspense>
  ) : (
    <FieldValue field={field} value={value} empty={t("value.empty")} oneLine />
  );
}
