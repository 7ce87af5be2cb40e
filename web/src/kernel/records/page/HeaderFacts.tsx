import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { FieldValue } from "../fields/FieldValue";
import { fieldOf, fieldValue, isEmpty } from "../fields/values";
import styles from "./RecordPage.module.css";

/** A figure or fact of the header: its name above, quiet, and the value below. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.factName}>{name}</dt>
      <dd className={styles.factValue}>{children}</dd>
    </div>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** The facts of an object no module says more about: what identifies the record, its owner, its last change. */
export function HeaderFacts({ meta, record }: { meta: ObjectMeta; record: RecordData }) {
  const { t } = useTranslation("kernel");
  const keys = [...new Set([...meta.subtitleFields, "owner", "updatedAt"])].slice(0, 6);
  return (
    <Facts>
      {keys.map((key) => {
        const field = fieldOf(meta, key);
        const value = fieldValue(record, key);
        return field?.can.read && !isEmpty(value) ? (
          <Fact key={key} name={label(field.labels)}>
            <FieldValue field={field} value={value} record={record} empty={t("value.empty")} />
          </Fact>
        ) : null;
      })}
    </Facts>
  );
}
