import { Alert, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta } from "@/kernel/api/types";
import { formatNumber } from "@/kernel/format/numbers";
import { useErrorText } from "@/kernel/ui/feedback";
import { chosenOptions, type Draft } from "./draft";
import { JobProgress } from "./JobProgress";
import { Figures, RowsReport } from "./Results";
import styles from "./Transfer.module.css";
import { isUnderWay } from "./types";
import { startImport, useImport } from "./useImports";

interface Props {
  meta: ObjectMeta;
  draft: Draft;
  back: () => void;
  run: () => Promise<void>;
}

/** The whole import tried without saving anything: what it would do, and which rows it could not take. */
export function CheckStep({ meta, draft, back, run }: Props) {
  const { t } = useTranslation("transfer");
  const errorText = useErrorText();
  const [id, setId] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [starting, setStarting] = useState(false);
  const asked = useRef(false);
  const { data: job } = useImport(id);

  useEffect(() => {
    // Once only, also where effects run twice.
    if (!asked.current) {
      asked.current = true;
      startImport(draft.preview.file, meta.key, chosenOptions(draft, true))
        .then(setId)
        .catch((error: unknown) => setProblem(errorText(error)));
    }
  }, [draft, meta.key, errorText]);

  const good = job ? job.created + job.updated : 0;
  const over = job !== undefined && !isUnderWay(job);
  return (
    <section className={styles.card}>
      {problem || job?.state === "failed" ? (
        <Alert type="error" showIcon role="alert" title={problem ?? job?.error ?? t("run.failed")} />
      ) : over && job ? (
        <>
          <h2 className={styles.resultTitle}>
            {job.rejected === 0
              ? t("check.fine")
              : t("check.some", {
                  count: job.rejected,
                  rows: formatNumber(job.rejected),
                  total: formatNumber(job.total ?? 0),
                })}
          </h2>
          <p className={styles.quiet}>{t("check.nothingSaved")}</p>
          <Figures job={job} />
          <RowsReport job={job} kind="rejected" />
          <RowsReport job={job} kind="warnings" />
        </>
      ) : (
        <JobProgress job={job} title={t("check.running")} />
      )}
      <footer className={styles.foot}>
        <Button
          type="primary"
          disabled={!over || good === 0 || job?.state !== "done"}
          loading={starting}
          onClick={() => {
            setStarting(true);
            void run().finally(() => setStarting(false));
          }}
        >
          {good > 0 ? t("check.import", { count: good, shown: formatNumber(good) }) : t("check.importNone")}
        </Button>
        <Button onClick={back}>{t("back")}</Button>
      </footer>
    </section>
  );
}
