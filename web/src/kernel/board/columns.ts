import type { BoardColumn, RecordData, Reference } from "@/kernel/api/types";

/** The key of the column that holds records without a value. */
export const noValue = "";

/** A column as it is shown, whether or not anything is in it. */
export interface ColumnSpec {
  /** The value of the field: a choice, or the id of the record referred to. */
  key: string;
  name: string;
  /** One of Ant Design's preset colour names. */
  color?: string | null;
  /** Where records end: a narrow strip until it is opened. */
  closed?: boolean;
}

/** A card on its way to another column: shown there before the server has answered. */
export interface Move {
  record: RecordData;
  from: string;
  to: string;
}

export function keyOf(value: Reference | string | null | undefined): string {
  return typeof value === "object" && value !== null ? value.id : (value ?? noValue);
}

/** The server's columns in the order of the specs; those without a record come empty, those without a spec are left out. */
export function arrange(specs: readonly ColumnSpec[], columns: readonly BoardColumn[]): BoardColumn[] {
  return specs.map(
    (spec) =>
      columns.find((column) => keyOf(column.value) === spec.key) ?? {
        value: spec.key,
        count: 0,
        sum: [],
        items: [],
        nextCursor: null,
      },
  );
}

/** The cards of one column with the moves under way applied: those leaving are gone, those coming are on top. */
export function withMoves(key: string, items: readonly RecordData[], moves: readonly Move[]): RecordData[] {
  const leaving = new Set(moves.filter((move) => move.to !== key).map((move) => move.record.id));
  const here = new Set(items.map((item) => item.id));
  const coming = moves.filter((move) => move.to === key && !here.has(move.record.id)).map((move) => move.record);
  return [...coming, ...items.filter((item) => !leaving.has(item.id))];
}

export type Sums = { currency: string; amount: number }[];

/**
 * Count and sums of a column with the moves under way applied. Amounts are added in whole cents.
 * @param amountOf Amount and currency of a record.
 */
export function totalsWithMoves(
  column: BoardColumn,
  moves: readonly Move[],
  amountOf: (record: RecordData) => { currency: string; amount: number },
): { count: number; sums: Sums } {
  const key = keyOf(column.value);
  const cents = new Map((column.sum ?? []).map((sum) => [sum.currency ?? "", Math.round((sum.amount ?? 0) * 100)]));
  let count = column.count;
  for (const { record, from, to } of moves) {
    // Once the fetched column holds the card, its figures do too.
    const sign = to === key && !column.items.some((item) => item.id === record.id) ? 1 : from === key ? -1 : 0;
    if (sign === 0 || (sign < 0 && column.count === 0)) {
      continue;
    }

    const { currency, amount } = amountOf(record);
    count += sign;
    cents.set(currency, (cents.get(currency) ?? 0) + sign * Math.round(amount * 100));
  }

  const sums = [...cents].map(([currency, amount]) => ({ currency, amount: amount / 100 }));
  return { count, sums: sums.filter((sum) => sum.amount !== 0) };
}

/** Days a card may stay in one column before it looks slow, and before it looks stuck. */
export const slowAfter = 14;
export const stuckAfter = 30;

export type AgeTone = "fresh" | "slow" | "stuck";

/** Whole days since an instant; 0 for the future. */
export function ageInDays(since: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 86_400_000));
}

export function toneOfAge(days: number): AgeTone {
  return days > stuckAfter ? "stuck" : days > slowAfter ? "slow" : "fresh";
}
