import { DownloadOutlined, InboxOutlined } from "@ant-design/icons";
import { Alert, Button, Spin, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta } from "@/kernel/api/types";
import { label, word } from "@/kernel/i18n";
import { useErrorText } from "@/kernel/ui/feedback";
import type { Draft } from "./draft";
import styles from "./Transfer.module.css";
import { saveTemplate } from "./template";
import type { ImportPreview } from "./types";
import { previewImport } from "./useImports";

interface Props {
  meta: ObjectMeta;
  draft: Draft | undefined;
  read: (file: File, preview: ImportPreview) => void;
}

/** Where a file is dropped; it is read at once, and what cannot be read is said in words. */
export function FileStep({ meta, draft, read }: Props) {
  const { t } = useTranslation("transfer");
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const take = async (file: File) => {
    setBusy(true);
    setProblem(undefined);
    try {
      read(file, await previewImport(file, meta.key));
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };

  return (
    <section className={styles.card}>
      <Spin spinning={busy} description={t("file.reading")}>
        <Upload.Dragger
          accept=".csv,.tsv,.txt,.xlsx,.xls,.vcf"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
          className={styles.drop}
        >
          <p className={styles.dropIcon}>
            <InboxOutlined />
          </p>
          <p className={styles.dropTitle}>{t("file.drop")}</p>
          <p className={styles.dropText}>{t("file.kinds")}</p>
        </Upload.Dragger>
      </Spin>
      {problem && <Alert type="error" showIcon title={problem} role="alert" className={styles.notice} />}
      <div className={styles.hints}>
        <div>
          <h2 className={styles.hintTitle}>{t("file.templateTitle")}</h2>
          <p className={styles.hintText}>{t("file.templateText", { object: word(meta.pluralLabels) })}</p>
          <Button
            icon={<DownloadOutlined />}
            onClick={() => {
              const name = t("file.template", { object: label(meta.pluralLabels) });
              saveTemplate(meta.key, name).catch((error: unknown) => setProblem(errorText(error)));
            }}
          >
            {t("file.download")}
          </Button>
        </div>
        <div>
          <h2 className={styles.hintTitle}>{t("file.safeTitle")}</h2>
          <p className={styles.hintText}>{t("file.safeText")}</p>
          {draft && <p className={styles.hintText}>{t("file.current", { name: draft.file.name })}</p>}
        </div>
      </div>
    </section>
  );
}
