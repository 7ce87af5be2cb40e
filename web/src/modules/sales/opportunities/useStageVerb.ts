import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { refresh } from "@/kernel/api/cache";
import { api } from "@/kernel/api/client";
import { acceptRecord } from "@/kernel/api/queries";
import type { ObjectMeta, RecordData, WrittenRecord } from "@/kernel/api/types";
import { titleOf } from "@/kernel/records/fields/values";
import { useFeedback } from "@/kernel/ui/feedback";

/** Carries out a verb on an opportunity, shows what became of it, and offers to take it back. Throws what the server refuses. */
export function useStageVerb(meta: ObjectMeta) {
  const { t } = useTranslation("sales");
  const client = useQueryClient();
  const feedback = useFeedback();
  return useCallback(
    async (record: RecordData, verb: "win" | "lose", body: Record<string, unknown>) => {
      const saved = await api.post<WrittenRecord>(`/api/${meta.key}/${record.id}/${verb}`, {
        version: record.version,
        ...body,
      });
      acceptRecord(client, meta.key, saved);
      refresh(client, meta.key);
      feedback.changed(t(`closed.${verb}`, { name: titleOf(meta, saved) }), saved.changeSet);
    },
    [client, feedback, meta, t],
  );
}
