import type { Dayjs } from "dayjs";
import type { RecordData, Reference } from "@/kernel/api/types";
import { isReference } from "@/kernel/records/fields/values";

/** Characters of a note's first line that make its heading. */
const longestSubject = 60;

/** What a note is called: its first line, cut at a word or sentence where it is long. */
export function subjectOf(text: string): string {
  const line = text.trim().split("\n", 1)[0]?.trim() ?? "";
  if (line.length <= longestSubject) {
    return line;
  }

  const cut = line.slice(0, longestSubject);
  const end = Math.max(...["\u3002", "\uff0c", "\uff1b", ". ", ", ", " "].map((mark) => cut.lastIndexOf(mark)));
  return `${cut.slice(0, end > longestSubject / 2 ? end : longestSubject).trim()}…`;
}

export type QuickDay = "tomorrow" | "threeDays" | "nextWeek";

/** The hour a day one only names begins with. */
const workBegins = 9;

/** Tomorrow, in three days, next Monday: at nine in the morning. */
export function quickDay(key: QuickDay, now: Dayjs): Dayjs {
  const morning = now.hour(workBegins).minute(0).second(0).millisecond(0);
  switch (key) {
    case "tomorrow":
      return morning.add(1, "day");
    case "threeDays":
      return morning.add(3, "day");
    case "nextWeek":
      // Weeks begin on Monday; on a Sunday that is tomorrow.
      return morning.add(7 - ((now.day() + 6) % 7), "day");
  }
}

export const reminders = ["none", "atTime", "minutes15", "hour", "day"] as const;
export type Reminder = (typeof reminders)[number];

const minutesBefore: Record<Exclude<Reminder, "none">, number> = { atTime: 0, minutes15: 15, hour: 60, day: 1440 };

/** When to remind of something due then; null for never. */
export function remindAt(due: Dayjs | null, reminder: Reminder): Dayjs | null {
  return due === null || reminder === "none" ? null : due.subtract(minutesBefore[reminder], "minute");
}

/** Whom a follow-up written on this record's page is about. */
export function subjectsOf(object: string, record: RecordData): Record<string, string> {
  const ids: Record<string, Reference | null | undefined> = {};
  const self = { id: record.id, name: "" };
  const reference = (key: string) => (isReference(record[key]) ? (record[key] as Reference) : undefined);
  switch (object) {
    case "customers":
      ids.customer = self;
      break;
    case "contacts":
      ids.contact = self;
      ids.customer = reference("customer");
      break;
    case "leads":
      ids.lead = self;
      ids.customer = reference("customer");
      break;
    case "opportunities":
      ids.opportunity = self;
      ids.customer = reference("customer");
      ids.contact = reference("contact");
      break;
    default:
      break;
  }

  return Object.fromEntries(Object.entries(ids).flatMap(([key, value]) => (value ? [[key, value.id]] : [])));
}

/** Ids of the people whose names, chosen after an @, still stand in the text. */
export function mentionsIn(text: string, chosen: ReadonlyMap<string, string>): string[] {
  return [...chosen].filter(([name]) => text.includes(`@${name}`)).map(([, id]) => id);
}
