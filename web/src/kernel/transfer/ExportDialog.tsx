import { Alert, Button, Checkbox, Form, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta, RecordQuery } from "@/kernel/api/types";
import { formatNumber } from "@/kernel/format/numbers";
import { label, word } from "@/kernel/i18n";
import { startExport } from "@/kernel/jobs/jobs";
import styles from "./Transfer.module.css";
import type { ExportLimits } from "./types";
import { useExportLimits } from "./useExportLimits";

interface Props {
  meta: ObjectMeta;
  query: Pick<RecordQuery, "search" | "filter" | "sort">;
  /** The list's columns: chosen to begin with. */
  columns: string[];
  close: () => void;
}

/** Which fields go into which kind of file. The export itself runs at the server and reports in the corner. */
export function ExportDialog({ meta, query, columns, close }: Props) {
  const { t } = useTranslation("transfer");
  const fields = meta.fields.filter((field) => field.can.read);
  const limits = useExportLimits(meta.key);
  const all = fields.map((field) => field.key);
  const [format, setFormat] = useState<"xlsx" | "csv">("xlsx");
  const [chosen, setChosen] = useState<string[]>(columns.filter((key) => all.includes(key)));

  const start = () => {
    // In the order of the list, the others as the object has them.
    const ordered = [...columns, ...all].filter((key, at, keys) => chosen.includes(key) && keys.indexOf(key) === at);
    void startExport({ object: meta.key, title: label(meta.pluralLabels), format, query, fields: ordered });
    close();
  };

  return (
    <Modal
      open
      title={t("export.title", { object: word(meta.pluralLabels) })}
      okText={t("export.ok")}
      okButtonProps={{ disabled: chosen.length === 0 || limits.data?.left === 0 }}
      onOk={start}
      onCancel={close}
      width={560}
    >
      <Form layout="vertical">
        <Form.Item label={t("export.format")}>
          <Radio.Group
            value={format}
            onChange={(event) => setFormat(event.target.value)}
            options={[
              { value: "xlsx", label: t("export.xlsx") },
              { value: "csv", label: t("export.csv") },
            ]}
          />
        </Form.Item>
        <Form.Item
          label={
            <span className={styles.inline}>
              {t("export.fields", { count: chosen.length })}
              <Button type="link" size="small" onClick={() => setChosen(all)}>
                {t("export.all")}
              </Button>
              <Button type="link" size="small" onClick={() => setChosen(columns.filter((key) => all.includes(key)))}>
                {t("export.shown")}
              </Button>
            </span>
          }
        >
          <Checkbox.Group
            value={chosen}
            onChange={(values) => setChosen(values as string[])}
            options={fields.map((field) => ({ value: field.key, label: label(field.labels) }))}
            className={styles.fieldGrid}
          />
        </Form.Item>
      </Form>
      <p className={styles.quiet}>{t("export.text")}</p>
      {limits.data && <Limits {...limits.data} />}
    </Modal>
  );
}

/** What his roles let him take out today, before he asks for more than that. */
function Limits({ quota, left, approvalOver, unapproved }: ExportLimits) {
  const { t } = useTranslation("transfer");
  const lines = [
    quota !== null &&
      t(left === 0 ? "export.quotaGone" : "export.quota", {
        quota: formatNumber(quota),
        left: formatNumber(left ?? 0),
      }),
    approvalOver !== null &&
      t(unapproved === 0 ? "export.approvalAlways" : "export.approval", {
        approvalOver: formatNumber(approvalOver),
        unapproved: formatNumber(unapproved ?? 0),
      }),
  ].filter((line) => line !== false);
  return lines.length === 0 ? null : (
    <Alert
      className={styles.limits}
      type={left === 0 ? "warning" : "info"}
      title={lines.map((line) => <div key={line}>{line}</div>)}
    />
  );
}
