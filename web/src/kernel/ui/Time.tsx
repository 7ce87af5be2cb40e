import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Distance,
  daysUntil,
  distance,
  formatDate,
  formatDateTime,
  formatShortDate,
  weekday,
} from "@/kernel/format/dates";

/** The words for a distance, as they stand in a sentence. */
export function distanceText(t: TFunction, d: Distance): string {
  switch (d.key) {
    case "date":
      return d.text;
    case "now":
      return t("time.now");
    case "today":
    case "yesterday":
    case "tomorrow":
      return t(`time.${d.key}`, { time: d.time });
    default:
      return t(`time.${d.key}`, { count: d.count });
  }
}

/** As it stands by itself: «Tomorrow 09:00». */
function alone(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An instant as people say it; the exact time shows on hover. Keeps itself current. */
export function RelativeTime({ value }: { value: string }) {
  const { t } = useTranslation("kernel");
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick((n) => n + 1), 60_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <time dateTime={value} title={formatDateTime(value)}>
      {alone(distanceText(t, distance(value)))}
    </time>
  );
}

/** A calendar day: today, tomorrow and yesterday by name, others by date. */
export function Day({ value }: { value: string }) {
  const { t } = useTranslation("kernel");
  const away = daysUntil(value);
  const name = away === 0 ? "day.today" : away === 1 ? "day.tomorrow" : away === -1 ? "day.yesterday" : null;
  return (
    <time dateTime={value} title={`${formatDate(value)} ${weekday(value)}`}>
      {name ? t(name as "day.today") : formatShortDate(value)}
    </time>
  );
}
