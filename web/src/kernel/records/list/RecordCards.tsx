import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { FieldValue } from "../fields/FieldValue";
import { ShownValue } from "../fields/ShownValue";
import { fieldValue, isEmpty, titleOf } from "../fields/values";
import type { Column } from "./columns";
import styles from "./RecordCards.module.css";

interface Props {
  meta: ObjectMeta;
  columns: Column[];
  records: RecordData[];
  loading: boolean;
  hasMore: boolean;
  loadMore: () => void;
  open: (record: RecordData) => void;
  empty: ReactNode;
}

/** The list on a phone: one card for each record, the most important facts first. */
export function RecordCards({ meta, columns, records, loading, hasMore, loadMore, open, empty }: Props) {
  const { t } = useTranslation("kernel");
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || !hasMore) {
      return;
    }

    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && loadMore(),
      {
        rootMargin: "600px",
      },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasMore, loadMore]);

  if (loading) {
    return (
      <div className={styles.list} aria-hidden>
        {[1, 2, 3, 4, 5, 6].map((n) => (
          <div key={n} className={styles.card}>
            <span className={styles.bar} style={{ width: "55%" }} />
            <span className={styles.bar} style={{ width: "80%" }} />
          </div>
        ))}
      </div>
    );
  }

  if (records.length === 0) {
    return empty;
  }

  const facts = columns.filter((column) => column.key !== meta.titleField);
  const chips = facts.filter((column) => column.field.type === "choice").slice(0, 2);
  const amount = facts.find((column) => column.field.type === "money");
  const others = facts.filter((column) => !chips.includes(column) && column !== amount).slice(0, 3);
  return (
    <ul className={styles.list}>
      {records.map((record) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the title inside is a button for the keyboard.
        <li key={record.id} className={styles.card} onClick={() => open(record)}>
          <div className={styles.first}>
            <button type="button" className={styles.title}>
              {titleOf(meta, record) || t("value.unnamed")}
            </button>
            {amount && (
              <span className={styles.amount}>
                {<FieldValue field={amount.field} value={fieldValue(record, amount.key)} record={record} />}
              </span>
            )}
          </div>
          <div className={styles.facts}>
            {[...chips, ...others].map((column) => {
              const value = fieldValue(record, column.key);
              const { type, labels } = column.field;
              // Without a heading above it, «no» says nothing and a number little.
              return isEmpty(value) || value === false ? null : value === true ? (
                <span key={column.key} className={styles.fact}>
                  {label(labels)}
                </span>
              ) : (
                <span key={column.key} className={styles.fact}>
                  {(type === "integer" || type === "decimal") && `${label(labels)} `}
                  <ShownValue meta={meta} field={column.field} record={record} oneLine />
                </span>
              );
            })}
          </div>
        </li>
      ))}
      <li ref={end} className={styles.end} aria-hidden={!hasMore}>
        {hasMore ? t("list.loadingMore") : ""}
      </li>
    </ul>
  );
}
