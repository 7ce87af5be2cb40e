import dayjs, { type Dayjs } from "dayjs";
import utc from "dayjs/plugin/utc";
import { currentLanguage } from "@/kernel/i18n";

dayjs.extend(utc);
// Ant Design's pickers ask `dayjs().tz()` what now is, for the day they mark and the button that takes it.
dayjs.extend((_, Day) => {
  Object.assign(Day.prototype, { tz: () => wall() });
});

let clock = clockOf(undefined);

function clockOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const numeric = "numeric";
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
}

/**
 * The workspace's time zone. Everybody in it sees and enters the same times, wherever their browser stands; until the
 * session is known, the browser's own zone holds.
 * @param timeZone An IANA name such as `Asia/Shanghai`.
 */
export function setTimeZone(timeZone: string): void {
  if (timeZone !== clock.resolvedOptions().timeZone) {
    clock = clockOf(timeZone);
  }
}

/** What the workspace's time zone is called: China Standard Time (Asia/Shanghai). */
export function zoneName(): string {
  const { timeZone } = clock.resolvedOptions();
  const parts = new Intl.DateTimeFormat(currentLanguage(), { timeZone, timeZoneName: "long" }).formatToParts();
  return `${parts.find((part) => part.type === "timeZoneName")?.value ?? ""} (${timeZone})`.trim();
}

/** What the clocks show at an instant, as if it were UTC. */
function shownAt(milliseconds: number): number {
  const parts = Object.fromEntries(clock.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The workspace's clock and calendar at an instant, or on a calendar day at midnight. It has no zone of its own, so days
 * added to it are calendar days, also over a change of the clocks.
 * @param value An instant (`2026-11-21T08:00:00Z`, milliseconds), a day (`2026-11-21`), or nothing for now.
 */
export function wall(value: string | number = Date.now()): Dayjs {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? dayjs.utc(value)
    : dayjs.utc(shownAt(typeof value === "string" ? Date.parse(value) : value));
}

/**
 * The instant at which the workspace's clocks show this, as the server takes it: `2026-11-21T08:00:00Z`.
 * Of a time the clocks leave out it is the time after the change; of one they show twice, the first.
 */
export function instant(time: Dayjs): string {
  // Read off, not converted: a picker's own values are in the browser's zone.
  const shown = Date.parse(`${time.format("YYYY-MM-DDTHH:mm:ss")}Z`);
  const before = shown - (shownAt(shown - 86_400_000) - (shown - 86_400_000));
  const after = shown - (shownAt(shown + 86_400_000) - (shown + 86_400_000));
  const found = shownAt(before) === shown ? before : shownAt(after) === shown ? after : before;
  return `${new Date(found).toISOString().slice(0, 19)}Z`;
}
