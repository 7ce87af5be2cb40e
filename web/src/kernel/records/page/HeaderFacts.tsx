import type { ReactNode } from "react";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { fieldOf, fieldValue, isEmpty } from "../fields/values";
import styles from "./RecordPage.module.css";
import { RecordValue } from "./RecordValue";

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
export function HeaderFacts({ meta, record, past }: RecordSlotProps) {
  const keys = [...new Set([...meta.subtitleFields, "owner", "updatedAt"])].slice(0, 6);
  return (
    <Facts>
      {keys.map((key) => {
        const field = fieldOf(meta, key);
        return field?.can.read && !isEmpty(fieldValue(record, key)) ? (
          <Fact key={key} name={label(field.labels)}>
            <RecordValue meta={meta} record={record} field={field} past={past} />
          </Fact>
        ) : null;
      })}
    </Facts>
  );
}
