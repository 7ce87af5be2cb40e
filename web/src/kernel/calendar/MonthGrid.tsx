import { useDroppable } from "@dnd-kit/core";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { formatDate } from "@/kernel/format/dates";
import { wall } from "@/kernel/format/zone";
import styles from "./Calendar.module.css";
import { EventChip } from "./EventChip";
import type { CalendarEvent } from "./events";
import { dayKey } from "./range";

interface Props {
  days: Dayjs[];
  anchor: Dayjs;
  grouped: Map<string, CalendarEvent[]>;
  create: (at: Dayjs) => void;
  showDay: (day: Dayjs) => void;
}

/** More than these are counted. */
const shown = 4;
const usualHour = 9;

/** Whole weeks from Monday; a click into a day creates at nine. */
export function MonthGrid({ days, anchor, grouped, create, showDay }: Props) {
  return (
    <div className={styles.month} style={{ gridTemplateRows: `auto repeat(${days.length / 7}, minmax(96px, 1fr))` }}>
      {days.slice(0, 7).map((day) => (
        <div key={day.day()} className={styles.weekday}>
          {day.format("ddd")}
        </div>
      ))}
      {days.map((day) => (
        <MonthDay
          key={dayKey(day)}
          day={day}
          outside={day.month() !== anchor.month()}
          events={grouped.get(dayKey(day)) ?? []}
          create={create}
          showDay={showDay}
        />
      ))}
    </div>
  );
}

interface DayProps {
  day: Dayjs;
  outside: boolean;
  events: CalendarEvent[];
  create: (at: Dayjs) => void;
  showDay: (day: Dayjs) => void;
}

function MonthDay({ day, outside, events, create, showDay }: DayProps) {
  const { t } = useTranslation("calendar");
  const { setNodeRef, isOver } = useDroppable({ id: dayKey(day), data: { day } });
  const isToday = day.isSame(wall(), "day");
  const first = events.length > shown ? events.slice(0, shown - 1) : events;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the day's number beside it leads to the same by keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div
      ref={setNodeRef}
      className={`${styles.day} ${outside ? styles.outside : ""} ${isOver ? styles.over : ""}`}
      onClick={() => create(day.hour(usualHour))}
    >
      <button
        type="button"
        className={`${styles.number} ${isToday ? styles.today : ""} tabular`}
        aria-label={formatDate(dayKey(day))}
        onClick={(event) => {
          event.stopPropagation();
          showDay(day);
        }}
      >
        {day.date()}
      </button>
      {first.map((event) => (
        <EventChip key={`${event.meta.key} ${event.id}`} event={event} />
      ))}
      {events.length > first.length && (
        <button
          type="button"
          className={styles.others}
          onClick={(event) => {
            event.stopPropagation();
            showDay(day);
          }}
        >
          {t("others", { count: events.length - first.length })}
        </button>
      )}
    </div>
  );
}
