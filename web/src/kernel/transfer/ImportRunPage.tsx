import { CheckCircleFilled, ExclamationCircleFilled, StopOutlined, UndoOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, App, Button, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSummary } from "@/kernel/access";
import { refresh } from "@/kernel/api/cache";
import { api } from "@/kernel/api/client";
import { formatNumber } from "@/kernel/format/numbers";
import { word } from "@/kernel/i18n";
import { dismissJob } from "@/kernel/jobs/jobs";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { useGo, useRouteParams } from "@/kernel/ui/navigation";
import { RelativeTime } from "@/kernel/ui/Time";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import { JobProgress } from "./JobProgress";
import { Figures, RowsReport } from "./Results";
import styles from "./Transfer.module.css";
import { type ImportJob, isUnderWay } from "./types";
import { useImport } from "./useImports";

/** One import, under way or over. It goes on at the server whether or not somebody looks. */
export default function ImportRunPage() {
  const { t } = useTranslation("transfer");
  const { id } = useRouteParams();
  const client = useQueryClient();
  const { data: job, isError, error, refetch } = useImport(id);
  usePageTitle(job?.fileName ?? t("imports.title"));
  const object = job?.object;
  const over = job !== undefined && !isUnderWay(job);
  useEffect(() => {
    if (over && object) {
      refresh(client, object);
      // What the tray would say stands here already.
      dismissJob(id ?? "");
    }
  }, [client, over, object, id]);

  if (isError && !job) {
    return <ErrorState error={error} retry={() => void refetch()} />;
  }

  return <div className={styles.page}>{job ? <Run job={job} /> : <Skeleton active paragraph={{ rows: 5 }} />}</div>;
}

function Run({ job }: { job: ImportJob }) {
  const { t } = useTranslation("transfer");
  const { modal } = App.useApp();
  const go = useGo();
  const feedback = useFeedback();
  const summary = useSummary(job.object);
  const [undone, setUndone] = useState(false);
  const [busy, setBusy] = useState(false);
  const object = word(summary?.pluralLabels, job.object);
  const wrote = job.created + job.updated > 0 && job.changeSet !== null;

  const cancel = async () => {
    try {
      await api.delete(`/api/imports/${job.id}`);
    } catch (error) {
      feedback.failed(error);
    }
  };
  const askToUndo = () =>
    modal.confirm({
      title: t("undo.title", { file: job.fileName }),
      content: t("undo.text", { created: formatNumber(job.created), updated: formatNumber(job.updated) }),
      okText: t("undo.ok"),
      okButtonProps: { danger: true },
      cancelText: t("kernel:form.cancel"),
      onOk: async () => {
        setBusy(true);
        setUndone(await feedback.undo(job.changeSet ?? ""));
        setBusy(false);
      },
    });

  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{job.fileName}</h1>
          <p className={styles.quiet}>
            {t("run.what", { object })} · {job.by?.name} · <RelativeTime value={job.at} />
          </p>
        </div>
        <Link to={"/imports" as "/"} className={styles.quietLink}>
          {t("imports.title")}
        </Link>
      </header>
      <section className={styles.card}>
        {isUnderWay(job) ? (
          <>
            <JobProgress job={job} title={t("run.running")} />
            <p className={styles.quiet}>{t("run.leave")}</p>
          </>
        ) : (
          <>
            <h2 className={styles.resultTitle}>
              {job.state === "done" || undone ? (
                <CheckCircleFilled className={styles.good} />
              ) : (
                <ExclamationCircleFilled className={styles.bad} />
              )}{" "}
              {t(undone ? "run.undone" : `run.${job.state}`)}
            </h2>
            {job.error && <Alert type="error" showIcon title={job.error} className={styles.notice} />}
          </>
        )}
        <Figures job={job} />
        <RowsReport job={job} kind="rejected" />
        <RowsReport job={job} kind="warnings" />
        <footer className={styles.foot}>
          {isUnderWay(job) ? (
            <Button icon={<StopOutlined />} onClick={() => void cancel()}>
              {t("run.cancel")}
            </Button>
          ) : (
            <>
              <Button type="primary" onClick={() => go(`/${job.object}`)}>
                {t("run.show", { object })}
              </Button>
              <Button onClick={() => go(`/imports/new?object=${job.object}`)}>{t("run.another")}</Button>
              {wrote && !job.dryRun && !undone && (
                <Button danger icon={<UndoOutlined />} loading={busy} onClick={askToUndo}>
                  {t("undo.ok")}
                </Button>
              )}
            </>
          )}
        </footer>
      </section>
    </>
  );
}
