import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { instant, wall } from "@/kernel/format/zone";
import { FieldEditor } from "@/kernel/records/fields/FieldEditor";
import styles from "./Composer.module.css";
import { type QuickDay, quickDay } from "./followUp";

const days: QuickDay[] = ["tomorrow", "threeDays", "nextWeek"];

interface Props {
  title: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  meta: ObjectMeta;
  field: Field | undefined;
}

/** A time to come: one of the usual days by a click, any other by the calendar. */
export function QuickDays({ title, value, onChange, meta, field }: Props) {
  const { t } = useTranslation("customers");
  // On a Sunday, tomorrow is next Monday: one button for one time.
  const choices = days
    .map((day) => [day, instant(quickDay(day, wall()))] as const)
    .filter(([, at], index, all) => all.findIndex(([, other]) => other === at) === index);
  return (
    <div className={styles.quick} role="group" aria-label={title}>
      <span className={styles.quickTitle}>{title}</span>
      {choices.map(([day, at]) => {
        return (
          <Button
            key={day}
            type={value === at ? "primary" : "default"}
            aria-pressed={value === at}
            onClick={() => onChange(value === at ? undefined : at)}
          >
            {t(`quick.${day}`)}
          </Button>
        );
      })}
      {field && (
        <span className={styles.when}>
          <FieldEditor
            meta={meta}
            field={{ ...field, required: false }}
            value={value}
            onChange={(next) => onChange(typeof next === "string" ? next : undefined)}
          />
        </span>
      )}
    </div>
  );
}
