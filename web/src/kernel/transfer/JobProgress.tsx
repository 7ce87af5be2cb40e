import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/kernel/format/numbers";
import styles from "./Transfer.module.css";
import type { ImportJob } from "./types";

/** How far a running import is. */
export function JobProgress({ job, title }: { job: ImportJob | undefined; title: string }) {
  const { t } = useTranslation("transfer");
  const total = job?.total ?? 0;
  const percent = job && total > 0 ? Math.min(100, Math.floor((job.done / total) * 100)) : 0;
  return (
    <div className={styles.progress} aria-live="polite">
      <h2 className={styles.resultTitle}>{title}</h2>
      <Progress percent={percent} status="active" aria-label={title} />
      <p className={`${styles.quiet} tabular`}>
        {job && total > 0
          ? t("run.progress", { done: formatNumber(job.done), total: formatNumber(total) })
          : t("run.counting")}
      </p>
    </div>
  );
}
