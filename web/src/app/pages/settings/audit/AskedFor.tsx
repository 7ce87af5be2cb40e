import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { Filter, ObjectMeta } from "@/kernel/api/types";
import { topLevel } from "@/kernel/records/filter/tree";
import { useSentence } from "@/kernel/records/filter/useCatalog";
import styles from "./Audit.module.css";
import { readQuery } from "./query";

interface Props {
  /** The plural key of the object that was exported. */
  object: string | undefined;
  /** As the log keeps it. */
  query: string;
}

/** Of which records a file was made, in words; nothing where it was all of them. */
export function AskedFor({ object, query }: Props) {
  const { t } = useTranslation("audit");
  const { data: meta } = useObjectMeta(object);
  const asked = readQuery(query);
  if (asked && !asked.filter && !asked.search) {
    return null;
  }

  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t("detail.filter")}</h3>
      {!asked ? (
        // Too long to be kept whole.
        <pre className={styles.code}>{query}</pre>
      ) : (
        <>
          {asked.search && <p>{t("detail.search", { words: asked.search })}</p>}
          {asked.filter && meta && <Words meta={meta} filter={asked.filter} />}
        </>
      )}
    </section>
  );
}

function Words({ meta, filter }: { meta: ObjectMeta; filter: Filter }) {
  const { t } = useTranslation("audit");
  const say = useSentence(meta, filter);
  return (
    <p>
      {topLevel(filter)
        .map((part) => say(part))
        .join(t("kernel:filter.and"))}
    </p>
  );
}
