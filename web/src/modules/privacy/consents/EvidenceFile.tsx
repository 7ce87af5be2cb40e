import { UploadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select, Space } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { FileInfo } from "@/kernel/api/types";
import { useFeedback } from "@/kernel/ui/feedback";

interface Props {
  object: string;
  record: string;
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** Chooses one of the person's files, or attaches another. */
export function EvidenceFile({ object, record, id, value, onChange }: Props) {
  const { t } = useTranslation("privacy");
  const client = useQueryClient();
  const feedback = useFeedback();
  const input = useRef<HTMLInputElement>(null);
  const { data } = useQuery({
    queryKey: keys.files(object, record),
    queryFn: ({ signal }) => api.get<{ items: FileInfo[] }>(`/api/${object}/${record}/files`, signal),
  });
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return api.post<FileInfo>(`/api/${object}/${record}/files`, form);
    },
    onSuccess: async (file) => {
      await client.invalidateQueries({ queryKey: keys.files(object, record) });
      onChange?.(file.id);
    },
    onError: (error) => feedback.failed(error),
  });
  return (
    <Space.Compact block>
      <Select
        id={id}
        value={value ?? undefined}
        onChange={(next) => onChange?.(next ?? null)}
        allowClear
        placeholder={t("consent.noFile")}
        options={(data?.items ?? []).map((file) => ({ value: file.id, label: file.name }))}
      />
      <Button
        icon={<UploadOutlined />}
        loading={upload.isPending}
        aria-label={t("consent.upload")}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("consent.upload")}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) {
            upload.mutate(file);
          }

          event.target.value = "";
        }}
      />
    </Space.Compact>
  );
}
