import { Segmented } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { useObjectMeta } from "@/kernel/api/queries";
import { useSetting } from "@/kernel/api/settings";
import type { Filter } from "@/kernel/api/types";
import { Calendar } from "@/kernel/calendar/Calendar";
import type { Source } from "@/kernel/calendar/useEvents";
import { usePageTitle } from "@/kernel/ui/usePageTitle";

const own: Filter = { field: "owner", op: "eq", value: "me" };

/** Follow-ups and tasks together: one's own, or everybody's one may see. */
export default function CalendarPage() {
  const { t } = useTranslation("calendar");
  const [whose, setWhose] = useSetting<"mine" | "everyone">("calendar.whose", "mine");
  const mayActivities = useAbilities("activities").read;
  const mayTasks = useAbilities("tasks").read;
  const activities = useObjectMeta(mayActivities ? "activities" : undefined).data;
  const tasks = useObjectMeta(mayTasks ? "tasks" : undefined).data;
  usePageTitle(t("title"));
  const sources = useMemo<Source[]>(
    () => [activities, tasks].flatMap((meta) => (meta ? [{ meta, filter: whose === "mine" ? own : undefined }] : [])),
    [activities, tasks, whose],
  );
  return (
    <Calendar
      sources={sources}
      extra={
        <Segmented
          value={whose}
          onChange={setWhose}
          options={(["mine", "everyone"] as const).map((value) => ({ value, label: t(value) }))}
        />
      }
    />
  );
}
