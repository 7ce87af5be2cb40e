import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import { instant, wall } from "@/kernel/format/zone";
import { label } from "@/kernel/i18n";
import { fieldOf } from "@/kernel/records/fields/values";
import styles from "./Composer.module.css";
import { quickDay, type Reminder, remindAt, reminders } from "./followUp";
import { QuickDays } from "./QuickDays";

export interface TaskPlan {
  dueAt: string | undefined;
  reminder: Reminder;
  priority: string;
}

export function newTaskDetails(): TaskPlan {
  return { dueAt: instant(quickDay("tomorrow", wall())), reminder: "minutes15", priority: "normal" };
}

/** The plan as the server takes it. */
export function taskValues({ dueAt, reminder, priority }: TaskPlan): Record<string, unknown> {
  const remind = remindAt(dueAt ? wall(dueAt) : null, reminder);
  return { dueAt, priority, remindAt: remind ? instant(remind) : undefined };
}

/** When a task is due, when to be reminded of it, how much it matters. */
export function TaskDetails({ value, onChange }: { value: TaskPlan; onChange: (value: TaskPlan) => void }) {
  const { t } = useTranslation("customers");
  const { data: meta } = useObjectMeta("tasks");
  const priority = meta && fieldOf(meta, "priority");
  return meta ? (
    <div className={styles.details}>
      <QuickDays
        title={t("followUp.due")}
        value={value.dueAt}
        onChange={(dueAt) => onChange({ ...value, dueAt })}
        meta={meta}
        field={fieldOf(meta, "dueAt")}
      />
      <Select
        value={value.reminder}
        disabled={!value.dueAt}
        onChange={(reminder) => onChange({ ...value, reminder })}
        options={reminders.map((key) => ({ value: key, label: t(`reminder.${key}`) }))}
        aria-label={t("followUp.remind")}
        popupMatchSelectWidth={false}
        className={styles.small}
      />
      {priority && (
        <Select
          value={value.priority}
          onChange={(next) => onChange({ ...value, priority: next })}
          options={priority.choices?.map((choice) => ({ value: choice.value, label: label(choice.labels) }))}
          aria-label={label(priority.labels)}
          popupMatchSelectWidth={false}
          className={styles.small}
        />
      )}
    </div>
  ) : null;
}
