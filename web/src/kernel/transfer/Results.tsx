import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/kernel/format/numbers";
import { parseCsv } from "./csv";
import styles from "./Transfer.module.css";
import type { ImportJob } from "./types";
import { rejectedFile, useRejected } from "./useImports";

/** What an import did, or would do. */
export function Figures({ job }: { job: ImportJob }) {
  const { t } = useTranslation("transfer");
  const figures = [
    { key: "created", value: job.created, tone: "" },
    { key: "updated", value: job.updated, tone: "" },
    { key: "skipped", value: job.skipped, tone: "" },
    { key: "rejected", value: job.rejected, tone: job.rejected > 0 ? styles.bad : "" },
    ...(job.warnings ? [{ key: "warnings", value: job.warnings, tone: styles.doubtful }] : []),
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(({ key, value, tone }) => (
        <div key={key} className={styles.figure}>
          <dt className={styles.quiet}>{t(job.dryRun ? `would.${key}` : `did.${key}`)}</dt>
          <dd className={`${styles.figureValue} ${tone} tabular`}>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const shown = 50;

/** The first rows an import could not take, with the reasons in front, and the file of all of them. */
export function RejectedRows({ job, headers }: { job: ImportJob; headers?: string[] }) {
  const { t } = useTranslation("transfer");
  const { data: text } = useRejected(job);
  const table = useMemo(() => (text ? parseCsv(text, shown + 1) : []), [text]);
  const [head, ...rows] = table;
  if (!head || job.rejected === 0) {
    return null;
  }

  // The server adds row and reason to the file's own columns; they are what one looks for.
  const own = new Set(headers ?? []);
  const order = head
    .map((_, index) => index)
    .sort((a, b) => Number(own.has(head[a] ?? "")) - Number(own.has(head[b] ?? "")) || a - b);
  return (
    <div className={styles.rejected}>
      <div className={styles.rejectedHead}>
        <h3 className={styles.hintTitle}>{t("rejected.title")}</h3>
        <span className={styles.space} />
        <Button size="small" icon={<DownloadOutlined />} href={rejectedFile(job.id)} download>
          {t("rejected.download")}
        </Button>
      </div>
      <div className={styles.tableBox}>
        <table className={styles.table}>
          <thead>
            <tr>
              {order.map((column) => (
                <th key={column}>{head[column]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change.
              <tr key={index}>
                {order.map((column) => (
                  <td key={column} className={own.has(head[column] ?? "") ? undefined : styles.reason}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {job.rejected > rows.length && (
        <p className={styles.quiet}>{t("rejected.more", { count: job.rejected - rows.length })}</p>
      )}
    </div>
  );
}
