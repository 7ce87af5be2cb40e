import dayjs, { type Dayjs } from "dayjs";
import words from "@/kernel/i18n/dateWords.json";

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
// Longer words first: the longest that fits is what was meant.
const oneOf = (list: readonly string[]) =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join("|");

const shifts = oneOf(Object.keys(words.shifts));
const patterns = {
  weekday: new RegExp(
    `^(${shifts})?\\s*(?:(?:${oneOf(words.weekWords)})([${Object.keys(words.weekdays)
      .filter((w) => w.length === 1)
      .join("")}])|(${oneOf(Object.keys(words.weekdays).filter((w) => w.length > 1))}))$`,
  ),
  signed: /^([+-])\s*(\d+)\s*([a-z]*|\p{Script=Han}*)$/u,
  counted: new RegExp(
    `^(?:in\\s+)?(\\d+|[${Object.keys(words.numerals).join("")}])\\s*(${oneOf(Object.keys(words.units))})\\s*(${oneOf(words.after)}|${oneOf(words.before)})?$`,
  ),
  end: new RegExp(`^(${shifts})?\\s*(${oneOf(Object.keys(words.ends))})$`),
  monthDay: new RegExp(
    `^(?:(\\d{4})${words.yearWord})?(?:(\\d{1,2}|${shifts})\\s*${words.monthWord})?(\\d{1,2})(?:${oneOf(words.dayWords)})?$`,
  ),
  numeric: /^(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})$/,
  digits: /^(\d{4})(\d{2})(\d{2})$|^(\d{2})(\d{2})$/,
};

type Unit = "day" | "week" | "month" | "year";
const lookup = <T>(table: Record<string, T>, key: string | undefined): T | undefined =>
  key === undefined ? undefined : table[key];

/** A day of a year and month, or null where the calendar has none such. */
function exactly(year: number, month: number, day: number): Dayjs | null {
  const date = dayjs(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
  return date.isValid() && date.month() === month - 1 && date.date() === day ? date : null;
}

function weekdayOf(match: RegExpExecArray, now: Dayjs): Dayjs {
  const shift = lookup(words.shifts as Record<string, number>, match[1]);
  const wanted = lookup(words.weekdays as Record<string, number>, match[2] ?? match[3]) ?? 1;
  // Monday starts the week, as the calendar shows it.
  const monday = now.subtract((now.day() + 6) % 7, "day");
  const date = monday.add((shift ?? 0) * 7 + wanted - 1, "day");
  // A bare weekday means the coming one.
  return shift === undefined && date.isBefore(now, "day") ? date.add(7, "day") : date;
}

function endOf(match: RegExpExecArray, now: Dayjs): Dayjs {
  const shift = lookup(words.shifts as Record<string, number>, match[1]) ?? 0;
  switch (words.ends[match[2] as keyof typeof words.ends]) {
    case "weekend":
      return now.subtract((now.day() + 6) % 7, "day").add(shift * 7 + 5, "day");
    case "monthStart":
      return now.startOf("month").add(shift, "month");
    case "quarterEnd": {
      const quarterStart = now.startOf("month").subtract(now.month() % 3, "month");
      return quarterStart.add(shift * 3 + 2, "month").endOf("month");
    }
    case "yearEnd":
      return now.add(shift, "year").endOf("year");
    default:
      return now.startOf("month").add(shift, "month").endOf("month");
  }
}

function monthDayOf(match: RegExpExecArray, now: Dayjs): Dayjs | null {
  const [, year, month, day] = match;
  const shift = lookup(words.shifts as Record<string, number>, month);
  if (shift !== undefined) {
    const base = now.startOf("month").add(shift, "month");
    return exactly(base.year(), base.month() + 1, Number(day));
  }

  return exactly(Number(year ?? now.year()), month ? Number(month) : now.month() + 1, Number(day));
}

/**
 * The day a person means: `2026-11-21`, `11/21`, `+3d`, «tomorrow», «next Monday» and the Chinese words for them.
 * @param text What was typed.
 * @param today The day it is, `YYYY-MM-DD`.
 * @returns `YYYY-MM-DD`, or null when the text means no day.
 */
export function parseDateWords(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase().replace(/\s+/g, " ");
  const date = typed === "" ? null : read(typed, dayjs(today));
  return date?.format("YYYY-MM-DD") ?? null;
}

function read(typed: string, now: Dayjs): Dayjs | null {
  const days = lookup(words.days as Record<string, number>, typed);
  if (days !== undefined) {
    return now.add(days, "day");
  }

  const weekday = patterns.weekday.exec(typed);
  if (weekday) {
    return weekdayOf(weekday, now);
  }

  const signed = patterns.signed.exec(typed);
  if (signed) {
    const unit = signed[3] === "" ? "day" : lookup(words.units as Record<string, Unit>, signed[3]);
    return unit ? now.add(Number(signed[2]) * (signed[1] === "-" ? -1 : 1), unit) : null;
  }

  const counted = patterns.counted.exec(typed);
  // «3 days» alone could be a length; only with «in», «later» or «ago» is it a day.
  if (counted && (counted[3] || typed.startsWith("in "))) {
    const count = lookup(words.numerals as Record<string, number>, counted[1]) ?? Number(counted[1]);
    const unit = words.units[counted[2] as keyof typeof words.units] as Unit;
    const back = counted[3] !== undefined && words.before.includes(counted[3]);
    return unit === "year" && count === 0.5 ? now.add(back ? -6 : 6, "month") : now.add(back ? -count : count, unit);
  }

  const end = patterns.end.exec(typed);
  if (end) {
    return endOf(end, now);
  }

  const numeric = patterns.numeric.exec(typed);
  if (numeric) {
    return exactly(Number(numeric[1] ?? now.year()), Number(numeric[2]), Number(numeric[3]));
  }

  const digits = patterns.digits.exec(typed);
  if (digits) {
    return digits[1]
      ? exactly(Number(digits[1]), Number(digits[2]), Number(digits[3]))
      : exactly(now.year(), Number(digits[4]), Number(digits[5]));
  }

  // A bare number is still being typed: a day needs its word.
  const monthDay = /^\d+$/.test(typed) ? null : patterns.monthDay.exec(typed);
  return monthDay ? monthDayOf(monthDay, now) : null;
}
