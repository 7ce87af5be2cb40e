// The sums of an order, in whole units of the smallest place: exactly what the server calculates. Numbers are read as the
// decimals they are written as, so nothing is lost to floating point on the way.

/** A decimal as an integer of `10^-places`, half away from zero: 1.005 at two places is 101. */
export function scaled(value: number | string, places: number): bigint {
  const match = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(value));
  if (!match) {
    return 0n;
  }

  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction || "0");
  const shift = places - fraction.length + Number(exponent);
  const size = shift >= 0 ? digits * 10n ** BigInt(shift) : divided(digits, 10n ** BigInt(-shift));
  return sign === "-" ? -size : size;
}

/** Integer division, halves away from zero. */
function divided(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const result = (2n * size + by) / (2n * by);
  return value < 0n ? -result : result;
}

export interface LineNumbers {
  quantity: number | null | undefined;
  unitPrice: number | null | undefined;
  /** Percent, 0–100. */
  discount: number | null | undefined;
}

/** What a line costs, in cents. Quantity and price count to four places, the discount to two. */
export function lineCents({ quantity, unitPrice, discount }: LineNumbers): bigint {
  const product = scaled(quantity ?? 0, 4) * scaled(unitPrice ?? 0, 4) * (10_000n - scaled(discount ?? 0, 2));
  // Four places, four, two, and the hundred of the percent: twelve in all, of which two stay.
  return divided(product, 10_000_000_000n);
}

/** Subtotal and total in cents. */
export function orderCents(
  lines: readonly LineNumbers[],
  discount: number | null | undefined,
): {
  subtotal: bigint;
  total: bigint;
} {
  const subtotal = lines.reduce((sum, line) => sum + lineCents(line), 0n);
  return { subtotal, total: subtotal - scaled(discount ?? 0, 2) };
}

/** For showing: exact up to 90 million millions. */
export function fromCents(cents: bigint): number {
  return Number(cents) / 100;
}
