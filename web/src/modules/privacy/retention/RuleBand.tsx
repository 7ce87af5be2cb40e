import { useTranslation } from "react-i18next";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { StoredFilterBand } from "@/kernel/records/filter/StoredFilterBand";
import { termsOf } from "./preview";
import styles from "./Retention.module.css";
import { RetentionPreview } from "./RetentionPreview";

/** On the page of a rule: which records it is about, and what it does to them. */
export default function RuleBand({ record, past }: RecordSlotProps) {
  const { t } = useTranslation("privacy");
  return (
    <StoredFilterBand record={record} title={t("retention.filter")} everything={t("retention.everything")}>
      {!past && (
        <div className={styles.band}>
          <RetentionPreview terms={termsOf(record)} active={record.active === true} />
        </div>
      )}
    </StoredFilterBand>
  );
}
