import { CheckCircleFilled, CloseOutlined, DownloadOutlined, ExclamationCircleFilled } from "@ant-design/icons";
import { useLocation } from "@tanstack/react-router";
import { Button, Progress } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/kernel/api/live";
import { useMeta } from "@/kernel/api/queries";
import { formatNumber } from "@/kernel/format/numbers";
import { label } from "@/kernel/i18n";
import { useGo } from "@/kernel/ui/navigation";
import styles from "./JobTray.module.css";
import { dismissJob, heardOfJob, resumeExports, useJobs } from "./jobs";

/** Long work in a corner of the page: how far it is, and its result. */
export function JobTray() {
  const { t } = useTranslation("kernel");
  const { pathname } = useLocation();
  // A page about the job tells more than the tray could.
  const jobs = useJobs().filter((job) => job.page !== pathname);
  const go = useGo();
  useLive("job", heardOfJob);
  const { data: meta } = useMeta();
  useEffect(() => {
    if (meta) {
      const title = (key: string) => label(meta.objects.find((object) => object.key === key)?.pluralLabels, key);
      // What cannot be asked now is told by the bell when it ends.
      void resumeExports(title).catch(() => undefined);
    }
  }, [meta]);
  if (jobs.length === 0) {
    return null;
  }

  return (
    <section className={styles.tray} aria-label={t("jobs.title")} aria-live="polite">
      {jobs.map((job) => {
        const failed = job.state === "failed" || job.state === "cancelled" || job.state === "refused";
        const percent = job.total > 0 ? Math.round((job.done / job.total) * 100) : 0;
        return (
          <div key={job.id} className={styles.job}>
            <div className={styles.head}>
              {job.state === "done" && <CheckCircleFilled className={styles.done} />}
              {failed && <ExclamationCircleFilled className={styles.failed} />}
              <span className={styles.title}>{t(`jobs.${job.kind}`, { title: job.title })}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t("jobs.dismiss")}
                onClick={() => dismissJob(job.id)}
              />
            </div>
            {job.page && (job.state === "done" || failed) && (
              <Button size="small" onClick={() => job.page && go(job.page)}>
                {t("jobs.details")}
              </Button>
            )}
            {failed ? (
              <p className={styles.text}>{job.error || t("jobs.failed")}</p>
            ) : job.state === "done" ? (
              job.file && (
                <Button size="small" icon={<DownloadOutlined />} href={job.file} download>
                  {t("jobs.download", { count: job.total, total: formatNumber(job.total) })}
                </Button>
              )
            ) : job.state === "awaitingApproval" ? (
              <p className={styles.text}>{t("jobs.approval")}</p>
            ) : (
              <>
                <Progress percent={percent} size="small" showInfo={false} />
                <p className={styles.text}>
                  {job.total > 0
                    ? t("jobs.progress", { done: formatNumber(job.done), total: formatNumber(job.total) })
                    : t("jobs.waiting")}
                </p>
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}
