/**
 * Month and day of a date in the Chinese calendar, as the browser knows it; "" where it does not.
 * @param date `YYYY-MM-DD`
 */
export function lunarDay(date: string, language: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) {
    return "";
  }

  // Only the long style names the days as people say them; of it, year and cycle are left out.
  const format = new Intl.DateTimeFormat(`${language}-u-ca-chinese`, { dateStyle: "long", timeZone: "UTC" });
  if (format.resolvedOptions().calendar !== "chinese") {
    return "";
  }

  const parts = format.formatToParts(at).filter((part) => part.type === "month" || part.type === "day");
  return parts.map((part) => part.value).join(language.startsWith("zh") ? "" : " ");
}
