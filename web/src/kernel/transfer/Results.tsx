import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "@/kernel/format/numbers";
import { parseCsv } from "./csv";
import report from "./Results.module.css";
import styles from "./Transfer.module.css";
import type { ImportJob } from "./types";
import { type Report, reportFile, useReport } from "./useImports";

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
    <dl className={report.figures}>
      {figures.map(({ key, value, tone }) => (
        <div key={key}>
          <dt className={styles.quiet}>{t(job.dryRun ? `would.${key}` : `did.${key}`)}</dt>
          <dd className={`${report.figureValue} ${tone} tabular`}>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const shown = 50;

/** The first rows an import could not take, or that are worth a second look, with the reasons; and the file of all. */
export function RowsReport({ job, kind }: { job: ImportJob; kind: Report }) {
  const { t } = useTranslation("transfer");
  const count = (kind === "rejected" ? job.rejected : job.warnings) ?? 0;
  const { data: text } = useReport(job, kind, count > 0);
  const [head, ...rows] = useMemo(() => (text ? parseCsv(text, shown + 1) : []), [text]);
  if (!head || count === 0) {
    return null;
  }

  // The server puts row and reason behind the file's own columns; here they are what one looks for.
  const own = head.length - 2;
  const order = [own, own + 1, ...Array.from({ length: own }, (_, index) => index)];
  const tone = kind === "rejected" ? styles.bad : styles.doubtful;
  return (
    <div className={report.rejected}>
      <div className={report.rejectedHead}>
        <h3 className={styles.hintTitle}>{t(`report.${kind}`)}</h3>
        <span className={styles.space} />
        <Button size="small" icon={<DownloadOutlined />} href={reportFile(job.id, kind)} download>
          {t("rejected.download")}
        </Button>
      </div>
      <div className={report.tableBox}>
        <table className={report.table}>
          <thead>
            <tr>
              {order.map((column) => (
                <th key={column}>{head[column]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[own]}>
                {order.map((column) => (
                  <td key={column} className={column === own + 1 ? `${report.reason} ${tone}` : undefined}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > rows.length && <p className={styles.quiet}>{t("rejected.more", { count: count - rows.length })}</p>}
    </div>
  );
}
