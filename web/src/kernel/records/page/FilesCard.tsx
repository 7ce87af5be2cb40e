import { DeleteOutlined, FileImageOutlined, FileOutlined, FilePdfOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { FileInfo } from "@/kernel/api/types";
import { formatBytes } from "@/kernel/format/numbers";
import { Card } from "@/kernel/ui/Card";
import { useFeedback } from "@/kernel/ui/feedback";
import { RelativeTime } from "@/kernel/ui/Time";
import styles from "./FilesCard.module.css";

interface Props {
  object: string;
  id: string;
  readOnly: boolean;
}

/** The server takes no larger one. */
const largest = 20 * 1024 * 1024;

function isShownInline(file: FileInfo): boolean {
  return file.contentType.startsWith("image/") || file.contentType === "application/pdf";
}

/** Files on a record; dropped on the card or chosen. */
export function FilesCard({ object, id, readOnly }: Props) {
  const { t } = useTranslation("kernel");
  const client = useQueryClient();
  const feedback = useFeedback();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { data } = useQuery({
    queryKey: keys.files(object, id),
    queryFn: ({ signal }) => api.get<{ items: FileInfo[] }>(`/api/${object}/${id}/files`, signal),
  });
  const refresh = () => client.invalidateQueries({ queryKey: keys.on(object, id) });
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        if (file.size > largest) {
          feedback.refused(t("files.tooLarge", { name: file.name }));
          continue;
        }

        const form = new FormData();
        form.append("file", file);
        await api.post(`/api/${object}/${id}/files`, form);
      }
    },
    onSettled: refresh,
    onError: (error) => feedback.failed(error),
  });
  const remove = useMutation({
    mutationFn: (fileId: string) => api.delete(`/api/files/${fileId}`),
    onSuccess: refresh,
    onError: (error) => feedback.failed(error),
  });
  const files = data?.items ?? [];

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      className={over ? styles.over : undefined}
      onDragOver={(event) => {
        if (!readOnly && event.dataTransfer.types.includes("Files")) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!readOnly) {
          upload.mutate([...event.dataTransfer.files]);
        }
      }}
    >
      <Card
        title={t("files.title")}
        count={files.length > 0 ? String(files.length) : undefined}
        extra={
          readOnly ? undefined : (
            <Button
              type="text"
              size="small"
              icon={<UploadOutlined />}
              loading={upload.isPending}
              aria-label={t("files.upload")}
              onClick={() => input.current?.click()}
            />
          )
        }
      >
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            upload.mutate([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        {files.length === 0 ? (
          <p className={styles.none}>{readOnly ? t("files.none") : t("files.drop")}</p>
        ) : (
          <ul className={styles.list}>
            {files.map((file) => (
              <li key={file.id} className={styles.item}>
                <span className={styles.icon}>
                  {file.contentType.startsWith("image/") ? (
                    <FileImageOutlined />
                  ) : file.contentType === "application/pdf" ? (
                    <FilePdfOutlined />
                  ) : (
                    <FileOutlined />
                  )}
                </span>
                <span className={styles.words}>
                  <a
                    className={styles.name}
                    href={`/api/files/${file.id}${isShownInline(file) ? "?inline=1" : ""}`}
                    target={isShownInline(file) ? "_blank" : undefined}
                    rel="noopener"
                  >
                    {file.name}
                  </a>
                  <span className={styles.facts}>
                    {formatBytes(file.size)} · {file.actor?.name} · <RelativeTime value={file.at} />
                  </span>
                </span>
                {!readOnly && (
                  <Popconfirm
                    title={t("files.deleteTitle", { name: file.name })}
                    okText={t("bulk.delete")}
                    cancelText={t("form.cancel")}
                    onConfirm={() => remove.mutate(file.id)}
                  >
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t("files.delete", { name: file.name })}
                    />
                  </Popconfirm>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
