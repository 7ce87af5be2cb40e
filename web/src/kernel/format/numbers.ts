import { currentLanguage } from "@/kernel/i18n";

const formats = new Map<string, Intl.NumberFormat>();

/** Making an Intl format is slow beside using one; a table makes thousands of cells. */
function formatOf(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  let format = formats.get(key);
  if (!format) {
    format = make();
    formats.set(key, format);
  }

  return format;
}

export function formatNumber(value: number, scale?: number): string {
  const language = currentLanguage();
  return formatOf(
    `n ${language} ${scale}`,
    () => new Intl.NumberFormat(language, { minimumFractionDigits: scale ?? 0, maximumFractionDigits: scale ?? 6 }),
  ).format(value);
}

/** `¥12,345.60` */
export function formatMoney(value: number, currency: string): string {
  const language = currentLanguage();
  return formatOf(
    `m ${language} ${currency}`,
    () => new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }),
  ).format(value);
}

export function currencySymbol(currency: string): string {
  const language = currentLanguage();
  const parts = formatOf(
    `m ${language} ${currency}`,
    () => new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }),
  ).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}

const chineseUnits = [
  { from: 1e8, by: 1e8, key: "yi" },
  { from: 1e4, by: 1e4, key: "wan" },
] as const;

/** The names of ten thousand and of a hundred million, from the language files. */
export interface CompactUnits {
  wan: string;
  yi: string;
}

/**
 * A figure short enough for a heading: in Chinese by ten thousands and hundred millions, in English `¥1.2M`.
 * Three significant digits at most after rounding; small amounts stay whole.
 */
export function compactMoney(value: number, currency: string, units: CompactUnits): string {
  const language = currentLanguage();
  if (language === "en-US") {
    return formatOf(
      `c ${language} ${currency}`,
      () =>
        new Intl.NumberFormat(language, {
          style: "currency",
          currency,
          currencyDisplay: "narrowSymbol",
          notation: "compact",
          maximumFractionDigits: 1,
        }),
    ).format(value);
  }

  const size = Math.abs(value);
  // 99,999,999 rounds to 10,000 of the lower unit; the higher one reads better.
  const unit = chineseUnits.find((candidate) => size >= candidate.from * 0.99995);
  if (!unit) {
    return formatMoney(value, currency).replace(/\.00$/, "");
  }

  const scaled = value / unit.by;
  const digits = Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(scaled);
  return currency === "CNY"
    ? `${number} ${units[unit.key]}`
    : `${currencySymbol(currency)}${number} ${units[unit.key]}`;
}

export function formatPercent(value: number, scale?: number): string {
  return `${formatNumber(value, scale)}%`;
}

/** `1,001+` where the server stopped counting. */
export function formatCount(count: number, capped: boolean): string {
  return capped ? `${formatNumber(count)}+` : formatNumber(count);
}

/** `178 kB` */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }

  return `${formatNumber(size, size < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`;
}
