import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { Filter, ObjectMeta } from "@/kernel/api/types";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { topLevel } from "@/kernel/records/filter/tree";
import { useSentence } from "@/kernel/records/filter/useCatalog";
import styles from "./Sharing.module.css";
import { readFilter } from "./sharing";

/** Which records a rule shares, on its page. */
export default function FilterBand({ record }: RecordSlotProps) {
  const { data: meta } = useObjectMeta(typeof record.object === "string" ? record.object : undefined);
  return meta ? <Sentence meta={meta} filter={readFilter(record.filter)} /> : null;
}

function Sentence({ meta, filter }: { meta: ObjectMeta; filter: Filter | undefined }) {
  const { t } = useTranslation("organisation");
  const say = useSentence(meta, filter);
  return (
    <section className={styles.card} aria-label={t("sharing.filter")}>
      <span className={styles.object}>{label(meta.pluralLabels)}</span>
      {filter
        ? topLevel(filter)
            .map((part) => say(part))
            .join(t("sharing.and"))
        : t("sharing.everything")}
    </section>
  );
}
