import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { Filter, ObjectMeta, RecordData } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import styles from "./Stored.module.css";
import { readFilter } from "./stored";
import { topLevel } from "./tree";
import { useSentence } from "./useCatalog";

interface Props {
  record: RecordData;
  title: string;
  /** Instead of a filter. */
  everything: string;
  /** Under the sentence. */
  children?: ReactNode;
}

/** On the page of a rule: which records of its `object` its `filter` means. */
export function StoredFilterBand({ record, title, everything, children }: Props) {
  const { data: meta } = useObjectMeta(typeof record.object === "string" ? record.object : undefined);
  return meta ? (
    <section className={styles.card} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <Sentence meta={meta} filter={readFilter(record.filter)} everything={everything} />
      {children}
    </section>
  ) : null;
}

function Sentence({ meta, filter, everything }: { meta: ObjectMeta; filter: Filter | undefined; everything: string }) {
  const { t } = useTranslation("kernel");
  const say = useSentence(meta, filter);
  return (
    <>
      <span className={styles.object}>{label(meta.pluralLabels)}</span>
      {filter
        ? topLevel(filter)
            .map((part) => say(part))
            .join(t("filter.and"))
        : everything}
    </>
  );
}
