import type { Dayjs } from "dayjs";
import { wall } from "@/kernel/format/zone";

export type Span = "month" | "week" | "day" | "agenda";

/** Days of the agenda at once. */
const agendaDays = 14;

/** The Monday a day's week begins with, whatever the language. */
export function monday(day: Dayjs): Dayjs {
  return day.startOf("day").subtract((day.day() + 6) % 7, "day");
}

/** The days shown: whole weeks of a month, a week from Monday, one day, two weeks from the day. */
export function daysOf(span: Span, anchor: Dayjs): Dayjs[] {
  switch (span) {
    case "month": {
      const first = monday(anchor.startOf("month"));
      const weeks = Math.ceil((anchor.endOf("month").startOf("day").diff(first, "day") + 1) / 7);
      return days(first, weeks * 7);
    }
    case "week":
      return days(monday(anchor), 7);
    case "day":
      return days(anchor.startOf("day"), 1);
    case "agenda":
      return days(anchor.startOf("day"), agendaDays);
  }
}

function days(first: Dayjs, count: number): Dayjs[] {
  return Array.from({ length: count }, (_, index) => first.add(index, "day"));
}

/** The next or last month, week, day or fortnight. */
export function step(span: Span, anchor: Dayjs, by: 1 | -1): Dayjs {
  switch (span) {
    case "month":
      // From the first: a 31st has no month after it in February.
      return anchor.startOf("month").add(by, "month");
    case "week":
      return anchor.add(7 * by, "day");
    case "day":
      return anchor.add(by, "day");
    case "agenda":
      return anchor.add(agendaDays * by, "day");
  }
}

/** The same time of day on another day; the other way round for a time given in minutes. */
export function movedTo(at: Dayjs, day: Dayjs, minutes?: number): Dayjs {
  const date = day.startOf("day");
  return minutes === undefined
    ? date.hour(at.hour()).minute(at.minute())
    : date.hour(Math.floor(minutes / 60)).minute(minutes % 60);
}

export interface Block {
  id: string;
  /** Minutes since midnight. */
  start: number;
  minutes: number;
}

export interface Placed {
  id: string;
  lane: number;
  lanes: number;
}

/** Puts what overlaps side by side: every block gets a lane, and the number of lanes of the group it is in. */
export function lanesOf(blocks: readonly Block[]): Map<string, Placed> {
  const sorted = [...blocks].sort((a, b) => a.start - b.start || b.minutes - a.minutes);
  const placed = new Map<string, Placed>();
  let group: Placed[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const one of group) {
      one.lanes = ends.length;
    }

    group = [];
    ends = [];
  };
  for (const block of sorted) {
    if (ends.every((end) => end <= block.start)) {
      close();
    }

    const free = ends.findIndex((end) => end <= block.start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = block.start + block.minutes;
    const one = { id: block.id, lane, lanes: 1 };
    placed.set(block.id, one);
    group.push(one);
  }

  close();
  return placed;
}

export function dayKey(day: Dayjs): string {
  return day.format("YYYY-MM-DD");
}

export function today(): Dayjs {
  return wall().startOf("day");
}
