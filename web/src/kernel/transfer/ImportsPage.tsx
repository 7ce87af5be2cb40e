import { ImportOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button, Dropdown, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import { formatNumber } from "@/kernel/format/numbers";
import { label } from "@/kernel/i18n";
import { Chip } from "@/kernel/ui/Chip";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useGo } from "@/kernel/ui/navigation";
import { RelativeTime } from "@/kernel/ui/Time";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import styles from "./Transfer.module.css";
import type { ImportJob } from "./types";
import { useImports } from "./useImports";

const tones: Record<ImportJob["state"], string> = {
  queued: "default",
  running: "blue",
  done: "green",
  failed: "red",
  cancelled: "orange",
  awaitingApproval: "gold",
  refused: "red",
};

/** All imports so far; each can be looked at and taken back. */
export default function ImportsPage() {
  const { t } = useTranslation("transfer");
  const go = useGo();
  const { data: meta } = useMeta();
  const { data, isPending, isError, error, refetch } = useImports();
  usePageTitle(t("imports.title"));
  const objects = meta?.objects.filter((object) => object.can.import && !object.hidden) ?? [];
  const nameOf = (key: string) => label(meta?.objects.find((object) => object.key === key)?.pluralLabels, key);
  const items = (data?.items ?? []).filter((job) => !job.dryRun);
  const start = (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: objects.map((object) => ({
          key: object.key,
          label: label(object.pluralLabels),
          onClick: () => go(`/imports/new?object=${object.key}`),
        })),
      }}
    >
      <Button type="primary" icon={<ImportOutlined />}>
        {t("imports.new")}
      </Button>
    </Dropdown>
  );

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("imports.title")}</h1>
        {start}
      </header>
      <section className={styles.card}>
        {isPending ? (
          <Skeleton active />
        ) : isError ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : items.length === 0 ? (
          <EmptyState icon={<ImportOutlined />} title={t("imports.none")} text={t("imports.noneText")} />
        ) : (
          <ul className={styles.jobs}>
            {items.map((job) => (
              <li key={job.id}>
                <Link to={`/imports/${job.id}` as "/"} className={styles.job}>
                  <span className={styles.jobName}>{job.fileName}</span>
                  <Chip color={tones[job.state]}>{t(`state.${job.state}`)}</Chip>
                  <span className={styles.quiet}>
                    {nameOf(job.object)} ·{" "}
                    {t("imports.rows", { count: job.total ?? 0, shown: formatNumber(job.total ?? 0) })}
                    {job.rejected > 0 && <> · {t("imports.rejected", { shown: formatNumber(job.rejected) })}</>}
                  </span>
                  <span className={`${styles.quiet} ${styles.jobTime}`}>
                    {job.by?.name} · <RelativeTime value={job.at} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
