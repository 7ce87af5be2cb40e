/**
 * Month and day of a date in the Chinese calendar, as the browser knows it; "" where it does not.
 * @param date `YYYY-MM-DD`
 */
export function lunarDay(date: string, language: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) {
    return "";
  }

  const format = new Intl.DateTimeFormat(`${language}-u-ca-chinese`, {
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });
  return format.resolvedOptions().calendar === "chinese" ? format.format(at) : "";
}
