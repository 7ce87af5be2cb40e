import type { Dayjs } from "dayjs";
import { currentLanguage } from "@/kernel/i18n";
import { wall } from "./zone";

const isoDate = "YYYY-MM-DD";

/** Today in the workspace's time zone, `2026-11-21`. */
export function today(): string {
  return wall().format(isoDate);
}

function patterns(): { full: string; short: string; time: string } {
  return currentLanguage() === "zh-CN"
    ? { full: "LL", short: "M[\u6708]D[\u65e5]", time: "HH:mm" }
    : { full: "MMM D, YYYY", short: "MMM D", time: "HH:mm" };
}

function day(value: Dayjs, always: "full" | "short"): string {
  const { full, short } = patterns();
  const pattern = always === "full" || value.year() !== wall().year() ? full : short;
  return value.format(pattern === "LL" ? "YYYY[\u5e74]M[\u6708]D[\u65e5]" : pattern);
}

/** A calendar day, with its year. */
export function formatDate(value: string): string {
  return day(wall(value), "full");
}

/** A calendar day; the year only when it is not this one. */
export function formatShortDate(value: string): string {
  return day(wall(value), "short");
}

/** A calendar day without its year, for narrow places; the year belongs into the hover text. */
export function monthAndDay(value: string): string {
  return wall(value).format(patterns().short);
}

export function formatTime(value: string): string {
  return wall(value).format(patterns().time);
}

export function formatDateTime(value: string): string {
  return `${formatDate(value)} ${formatTime(value)}`;
}

/** To the second and always with its year, for logs. */
export function formatExact(value: string): string {
  return wall(value).format("YYYY-MM-DD HH:mm:ss");
}

export function weekday(value: string): string {
  return wall(value).format("dddd");
}

/** How far away, in the words the language files have. */
export type Distance =
  | { key: "now" }
  | { key: "minutesAgo" | "hoursAgo" | "inMinutes" | "inHours"; count: number }
  | { key: "today" | "yesterday" | "tomorrow"; time: string }
  | { key: "date"; text: string };

/** The distance of an instant from now, as coarse as a reader wants it. */
export function distance(value: string, now = wall()): Distance {
  const at = wall(value);
  const minutes = Math.round(now.diff(at, "minute", true));
  if (Math.abs(minutes) < 1) {
    return { key: "now" };
  }

  if (Math.abs(minutes) < 60) {
    return { key: minutes > 0 ? "minutesAgo" : "inMinutes", count: Math.abs(minutes) };
  }

  const hours = Math.floor(Math.abs(minutes) / 60);
  if (at.isSame(now, "day")) {
    return hours < 12
      ? { key: minutes > 0 ? "hoursAgo" : "inHours", count: hours }
      : { key: "today", time: formatTime(value) };
  }

  if (at.isSame(now.subtract(1, "day"), "day")) {
    return { key: "yesterday", time: formatTime(value) };
  }

  if (at.isSame(now.add(1, "day"), "day")) {
    return { key: "tomorrow", time: formatTime(value) };
  }

  return { key: "date", text: formatShortDate(value) };
}

/** Whole days from today to the day of an instant, or to a calendar day; negative when it has passed. */
export function daysUntil(value: string, from = today()): number {
  return wall(value).startOf("day").diff(wall(from), "day");
}
