import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { refresh } from "@/kernel/api/cache";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { acceptRecord } from "@/kernel/api/queries";
import type { RecordData, WrittenRecord } from "@/kernel/api/types";
import { useErrorText, useFeedback } from "@/kernel/ui/feedback";
import { subjectsOf } from "./followUp";

export interface Written {
  object: "activities" | "tasks";
  values: Record<string, unknown>;
  text: string;
  mentions: string[];
  files: File[];
}

/** Saves a follow-up or task, then what hangs on it. Answers false when nothing was saved. */
export function useSaveFollowUp(object: string, record: RecordData): (written: Written) => Promise<boolean> {
  const { t } = useTranslation("customers");
  const client = useQueryClient();
  const feedback = useFeedback();
  const errorText = useErrorText();
  return useCallback(
    async ({ object: kind, values, text, mentions, files }) => {
      let saved: WrittenRecord;
      try {
        saved = await api.post<WrittenRecord>(`/api/${kind}`, { ...values, ...subjectsOf(object, record) });
      } catch (error) {
        feedback.failed(error);
        return false;
      }

      acceptRecord(client, kind, saved);
      try {
        if (mentions.length > 0) {
          // Who is called by name is told through a comment on the follow-up: its notice leads here.
          await api.post(`/api/${kind}/${saved.id}/comments`, { text, mentions });
        }

        for (const file of files) {
          const form = new FormData();
          form.set("file", file, file.name);
          await api.post(`/api/${object}/${record.id}/files`, form);
        }
      } catch (error) {
        feedback.refused(t("followUp.partly", { reason: errorText(error) }));
      }

      refresh(client, kind);
      refresh(client, object, record.id);
      void client.invalidateQueries({ queryKey: keys.on(object, record.id) });
      feedback.changed(t(kind === "tasks" ? "followUp.taskSaved" : "followUp.saved"), saved.changeSet);
      return true;
    },
    [client, errorText, feedback, object, record, t],
  );
}
