import { useDroppable } from "@dnd-kit/core";
import type { Dayjs } from "dayjs";
import { useEffect, useRef } from "react";
import { wall } from "@/kernel/format/zone";
import styles from "./Calendar.module.css";
import { EventChip } from "./EventChip";
import type { CalendarEvent } from "./events";
import { dayKey, lanesOf } from "./range";

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** Height of an hour in pixels; the style sheet has the same. */
const hourHeight = 48;
/** Blocks shorter than this could not be read. */
const shortest = 30;
const slot = 30;

interface Props {
  days: Dayjs[];
  grouped: Map<string, CalendarEvent[]>;
  create: (at: Dayjs) => void;
}

/** Days as columns of hours. It opens at the morning. */
export function TimeGrid({ days, grouped, create }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroll.current?.scrollTo({ top: 8 * hourHeight - 12 });
  }, []);
  const columns = { gridTemplateColumns: `52px repeat(${days.length}, minmax(0, 1fr))` };
  return (
    <div ref={scroll} className={styles.grid}>
      <div className={styles.gridHead} style={columns}>
        <span />
        {days.map((day) => (
          <span key={dayKey(day)} className={styles.gridDay}>
            {day.format("ddd")}{" "}
            <span className={`${day.isSame(wall(), "day") ? styles.today : ""} ${styles.number}`}>{day.date()}</span>
          </span>
        ))}
      </div>
      <div className={styles.gridBody} style={columns}>
        <div>
          {hours.map((hour) => (
            <div key={hour} className={`${styles.hour} tabular`}>
              {hour > 0 && <span>{String(hour).padStart(2, "0")}:00</span>}
            </div>
          ))}
        </div>
        {days.map((day) => (
          <DayColumn key={dayKey(day)} day={day} events={grouped.get(dayKey(day)) ?? []} create={create} />
        ))}
      </div>
    </div>
  );
}

function DayColumn({ day, events, create }: { day: Dayjs; events: CalendarEvent[]; create: (at: Dayjs) => void }) {
  const blocks = events.map((event) => ({
    id: `${event.meta.key} ${event.id}`,
    start: event.timed ? event.at.hour() * 60 + event.at.minute() : 0,
    minutes: Math.max(shortest, event.minutes),
  }));
  const lanes = lanesOf(blocks);
  const now = wall();
  return (
    <div className={styles.dayColumn}>
      {Array.from({ length: (24 * 60) / slot }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the slots of a day never change.
        <Slot key={index} day={day} minutes={index * slot} create={create} />
      ))}
      {day.isSame(now, "day") && (
        <div className={styles.now} style={{ top: ((now.hour() * 60 + now.minute()) / 60) * hourHeight }} />
      )}
      {events.map((event, index) => {
        const block = blocks[index];
        const place = block && lanes.get(block.id);
        return (
          block &&
          place && (
            <EventChip
              key={block.id}
              event={event}
              block
              style={{
                top: (block.start / 60) * hourHeight + 1,
                height: (block.minutes / 60) * hourHeight - 2,
                left: `calc(${(place.lane / place.lanes) * 100}% + 1px)`,
                width: `calc(${100 / place.lanes}% - 3px)`,
              }}
            />
          )
        );
      })}
    </div>
  );
}

function Slot({ day, minutes, create }: { day: Dayjs; minutes: number; create: (at: Dayjs) => void }) {
  const { setNodeRef, isOver } = useDroppable({ id: `${dayKey(day)} ${minutes}`, data: { day, minutes } });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: «new» above the calendar is the keyboard's way.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div
      ref={setNodeRef}
      className={`${styles.slot} ${isOver ? styles.over : ""}`}
      onClick={() => create(day.startOf("day").add(minutes, "minute"))}
    />
  );
}
