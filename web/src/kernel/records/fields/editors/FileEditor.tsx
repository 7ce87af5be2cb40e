import { CloseOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { FieldFile } from "@/kernel/api/types";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { formatBytes } from "@/kernel/format/numbers";
import { useFeedback } from "@/kernel/ui/feedback";
import { fileAddress } from "../FileLinks";
import { isFiles } from "../values";
import styles from "./FileEditor.module.css";

/** The server takes no larger one. */
const largest = 20 * 1024 * 1024;

/** Files of a field. They go ahead of the record and join it when it is saved. */
export function FileEditor({ id, meta, field, value, onChange, disabled, status }: FieldEditorProps) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const input = useRef<HTMLInputElement>(null);
  const files = isFiles(value) ? value : [];
  const room = (field.maxItems ?? 20) - files.length;
  const upload = useMutation({
    mutationFn: async (chosen: File[]) => {
      const sent: FieldFile[] = [];
      for (const file of chosen.slice(0, room)) {
        if (file.size > largest) {
          feedback.refused(t("files.tooLarge", { name: file.name }));
          continue;
        }

        const form = new FormData();
        form.append("file", file);
        sent.push(await api.post<FieldFile>(`/api/${meta.key}/files`, form));
      }

      if (chosen.length > room) {
        feedback.refused(t("files.tooMany", { count: field.maxItems ?? 20 }));
      }

      return sent;
    },
    onSuccess: (sent) => {
      if (sent.length > 0) {
        onChange([...files, ...sent]);
      }
    },
    onError: (error) => feedback.failed(error),
  });

  return (
    <div className={styles.editor}>
      {files.map((file) => (
        <div key={file.id} className={styles.file}>
          <a
            href={fileAddress(file)}
            target={file.inline ? "_blank" : undefined}
            rel="noopener"
            className={styles.name}
          >
            {file.name}
          </a>
          <span className={styles.size}>{formatBytes(file.size)}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            disabled={disabled}
            aria-label={t("files.takeOut", { name: file.name })}
            onClick={() => onChange(files.filter((one) => one.id !== file.id))}
          />
        </div>
      ))}
      <Button
        id={id}
        icon={<UploadOutlined />}
        loading={upload.isPending}
        disabled={disabled || room <= 0}
        danger={status === "error"}
        onClick={() => input.current?.click()}
      >
        {t("files.upload")}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={room > 1}
        hidden
        data-testid={`files-${field.key}`}
        onChange={(event) => {
          upload.mutate([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
