import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { type BackupItem, backupsKey, isOpen, useBackups } from "@/kernel/api/backups";
import { api } from "@/kernel/api/client";
import { formatBytes } from "@/kernel/format/numbers";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { RelativeTime } from "@/kernel/ui/Time";
import { BackupPlanForm } from "./BackupPlanForm";
import styles from "./SettingsPage.module.css";

/** The backups of the workspace: those there are, one now, and the plan of those to come. */
export function BackupSettings() {
  const { t } = useTranslation("operations");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { data, error, refetch } = useBackups();
  const changed = () => client.invalidateQueries({ queryKey: backupsKey });
  const start = async () => {
    try {
      await api.post("/api/backups", {});
    } catch (failure) {
      feedback.failed(failure);
    } finally {
      await changed();
    }
  };

  return (
    <div className={styles.form}>
      <h1 className={styles.title}>{t("backups.title")}</h1>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data && (
        <>
          <section className={styles.block}>
            <div className={styles.blockHead}>
              <h2 className={styles.blockTitle}>{t("backups.list")}</h2>
              <Button type="primary" loading={data.items.some(isOpen)} onClick={() => void start()}>
                {t(data.items.some(isOpen) ? "backups.making" : "backups.now")}
              </Button>
            </div>
            <p className={styles.hint}>{t("backups.lead")}</p>
            {data.items.length === 0 && <p className={styles.hint}>{t("backups.none")}</p>}
            {data.items.map((backup) => (
              <Row key={backup.id} backup={backup} changed={changed} />
            ))}
          </section>
          <BackupPlanForm plan={data.plan} defaultFolder={data.defaultFolder} changed={changed} />
        </>
      )}
    </div>
  );
}

function Row({ backup, changed }: { backup: BackupItem; changed: () => Promise<void> }) {
  const { t } = useTranslation("operations");
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const remove = () =>
    modal.confirm({
      title: t("backups.deleteTitle"),
      content: backup.name,
      okText: t("backups.delete"),
      okButtonProps: { danger: true },
      cancelText: t("backups.cancel"),
      onOk: async () => {
        try {
          await api.delete(`/api/backups/${backup.id}`);
        } catch (failure) {
          feedback.failed(failure);
        } finally {
          await changed();
        }
      },
    });

  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <div className={styles.long}>
          {backup.name} <State backup={backup} />
        </div>
        <div className={styles.hint}>
          <RelativeTime value={backup.at} />
          {backup.size > 0 &&
            ` · ${t(isOpen(backup) ? "backups.written" : "backups.size", { size: formatBytes(backup.size) })}`}
          {` · ${backup.by?.name ?? t("backups.planned")}`}
          {backup.encrypted && ` · ${t("backups.encrypted")}`}
        </div>
        {backup.error && <div className={styles.long}>{backup.error}</div>}
      </div>
      <div className={styles.actions}>
        {backup.state === "done" && !backup.missing && (
          <Button
            href={`/api/backups/${backup.id}/file`}
            aria-label={t("backups.downloadNamed", { name: backup.name })}
          >
            {t("backups.download")}
          </Button>
        )}
        {!isOpen(backup) && (
          <Button onClick={remove} aria-label={t("backups.deleteNamed", { name: backup.name })}>
            {t("backups.delete")}
          </Button>
        )}
      </div>
    </div>
  );
}

function State({ backup }: { backup: BackupItem }) {
  const { t } = useTranslation("operations");
  if (backup.state === "failed") {
    return <Tag color="error">{t("backups.failed")}</Tag>;
  }

  if (backup.missing) {
    return <Tag color="warning">{t("backups.missing")}</Tag>;
  }

  return isOpen(backup) ? <Tag color="processing">{t("backups.making")}</Tag> : null;
}
