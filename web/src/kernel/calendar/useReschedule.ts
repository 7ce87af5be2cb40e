import { useQueryClient } from "@tanstack/react-query";
import type { Dayjs } from "dayjs";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { refresh } from "@/kernel/api/cache";
import { useUpdateAny } from "@/kernel/api/queries";
import { formatDate, formatDateTime } from "@/kernel/format/dates";
import { instant, wall } from "@/kernel/format/zone";
import { fieldOf } from "@/kernel/records/fields/values";
import { useFeedback } from "@/kernel/ui/feedback";
import type { CalendarEvent } from "./events";

/** Moves a record to another day or hour: shown at once, and undone by one click. */
export function useReschedule(): (event: CalendarEvent, to: Dayjs) => Promise<void> {
  const { t } = useTranslation("calendar");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { mutateAsync } = useUpdateAny();
  return useCallback(
    async ({ meta, record, title, timed }, to) => {
      const key = meta.calendarField ?? "";
      const value = timed ? instant(to) : to.format("YYYY-MM-DD");
      const values: Record<string, unknown> = { [key]: value };
      // A reminder keeps its distance: moved behind what it is for it would be refused.
      if (typeof record.remindAt === "string" && fieldOf(meta, "remindAt") && typeof record[key] === "string") {
        const ahead = wall(record[key]).diff(wall(record.remindAt), "second");
        values.remindAt = instant(to.subtract(ahead, "second"));
      }

      try {
        const saved = await mutateAsync({ object: meta.key, id: record.id, version: record.version, values });
        refresh(client, meta.key);
        feedback.changed(
          t("moved", { name: title, to: timed ? formatDateTime(value) : formatDate(value) }),
          saved.changeSet,
        );
      } catch (error) {
        feedback.failed(error);
      }
    },
    [client, feedback, mutateAsync, t],
  );
}
