import type { Dayjs } from "dayjs";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { wall } from "@/kernel/format/zone";
import { choiceOf, fieldOf, fieldValue, isReference, titleOf } from "@/kernel/records/fields/values";

/** A record as the calendar shows it. */
export interface CalendarEvent {
  id: string;
  meta: ObjectMeta;
  record: RecordData;
  title: string;
  /** The customer or another record it is about. */
  about: string;
  at: Dayjs;
  minutes: number;
  /** False for records that only know a day. */
  timed: boolean;
  color: string | null | undefined;
  done: boolean;
  movable: boolean;
}

const usualMinutes = 30;

/** The records of one object that have a day. */
export function eventsOf(meta: ObjectMeta, records: readonly RecordData[]): CalendarEvent[] {
  const field = fieldOf(meta, meta.calendarField ?? "");
  if (!field) {
    return [];
  }

  const colored = meta.fields.find((one) => one.type === "choice" && one.choices?.some((choice) => choice.color));
  return records.flatMap((record) => {
    const value = fieldValue(record, field.key);
    if (typeof value !== "string") {
      return [];
    }

    const customer = record.customer;
    return [
      {
        id: record.id,
        meta,
        record,
        title: titleOf(meta, record),
        about: isReference(customer) ? (customer.name ?? "") : "",
        at: wall(value),
        minutes: typeof record.duration === "number" && record.duration > 0 ? record.duration : usualMinutes,
        timed: field.type === "dateTime",
        color: colored && choiceOf(colored, record[colored.key])?.color,
        done: record.status === "done",
        movable: meta.can.update && field.can.update && !field.readOnly && record.can?.update !== false,
      },
    ];
  });
}

/** By day, each day by time. */
export function byDay(events: readonly CalendarEvent[]): Map<string, CalendarEvent[]> {
  const days = new Map<string, CalendarEvent[]>();
  for (const event of [...events].sort((a, b) => a.at.valueOf() - b.at.valueOf())) {
    const key = event.at.format("YYYY-MM-DD");
    days.set(key, [...(days.get(key) ?? []), event]);
  }

  return days;
}
