/** Letters that multiply what was typed, as people write amounts in tables. */
const multipliers: Record<string, number> = { k: 1e3, m: 1e6, w: 1e4, "\u4e07": 1e4, "\u4ebf": 1e8, "\u5343": 1e3 };

interface Typed {
  text: string;
  caret: number;
}

/** Full-width figures and commas as an input method gives them. */
function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3002/g, ".");
}

/**
 * Puts thousand separators into an amount while it is typed and keeps the caret after the same digit.
 * @param text What the input holds.
 * @param caret Where the caret is, counted from the start.
 * @param scale Digits kept after the point.
 */
export function formatTyped(text: string, caret: number, scale = 2): Typed {
  const clean = (part: string) => narrow(part).replace(/[^\d.kmw\u4e07\u4ebf\u5343-]/gi, "");
  const before = clean(text.slice(0, caret)).length;
  const whole = clean(text);
  const match = /^(-?)(\d*)(\.?)(\d*)(.*)$/s.exec(whole);
  if (!match) {
    return { text: whole, caret: before };
  }

  const [, sign, units = "", point, fraction = "", rest = ""] = match;
  const grouped = units.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const suffix = /[kmw\u4e07\u4ebf\u5343]/i.exec(rest)?.[0] ?? "";
  const next = `${sign}${grouped}${scale > 0 ? point : ""}${scale > 0 ? fraction.slice(0, scale) : ""}${suffix}`;

  const droppedZeros = units.length - units.replace(/^0+(?=\d)/, "").length;
  let left = Math.max(0, before - (before > (sign ?? "").length ? droppedZeros : 0));
  let position = 0;
  while (left > 0 && position < next.length) {
    if (next[position] !== ",") {
      left--;
    }

    position++;
  }

  return { text: next, caret: position };
}

/** The number an amount means, or null when it is no number. */
export function parseTyped(text: string, scale = 2): number | null {
  const match = /^(-?\d*\.?\d*)([kmw\u4e07\u4ebf\u5343]?)$/i.exec(narrow(text).replace(/[,\s]/g, ""));
  if (!match?.[1] || !/\d/.test(match[1])) {
    return null;
  }

  const value = Number(match[1]) * (multipliers[match[2]?.toLowerCase() ?? ""] ?? 1);
  const factor = 10 ** scale;
  return Math.round((value + Number.EPSILON * Math.sign(value)) * factor) / factor;
}

/** A stored number as the input shows it. */
export function textOf(value: number | null | undefined, scale = 2): string {
  if (value === null || value === undefined) {
    return "";
  }

  const plain = Number.isInteger(value) ? String(value) : value.toFixed(scale).replace(/0+$/, "").replace(/\.$/, "");
  return formatTyped(plain, plain.length, scale).text;
}
