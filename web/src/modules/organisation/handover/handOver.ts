import type { components } from "@/kernel/api/schema";
import type { Reference } from "@/kernel/api/types";

type Schemas = components["schemas"];
export type Holding = Schemas["HoldingsHolding"];
export type Holdings = Schemas["HandOverHoldingsAnswer"];
export type HandOver = Schemas["HandOverAnswer"];
export type HandOverRequest = Schemas["HandOverRequest"];

/** What becomes of one kind of records: to whom all goes, somebody else, nobody, or it stays. */
export type Choice = "default" | "other" | "nobody" | "keep";

export interface Line {
  choice: Choice;
  /** Who takes over when it is somebody else. */
  person: Reference | null;
  /** What is done with goes along. */
  finished: boolean;
}

export interface Plan {
  person: Reference | null;
  lines: Record<string, Line>;
  disable: boolean;
}

const plainLine: Line = { choice: "default", person: null, finished: false };

export function lineOf(plan: Plan, object: string): Line {
  return plan.lines[object] ?? plainLine;
}

/** Records of one kind that go to somebody else. */
export function moving(holding: Holding, plan: Plan): number {
  const line = lineOf(plan, holding.object);
  return line.choice === "keep" ? 0 : holding.open + (line.finished ? holding.finished : 0);
}

/** Who takes over: a person, nobody (null), or nobody named yet (undefined). */
export function heir(plan: Plan, object: string): Reference | null | undefined {
  const line = lineOf(plan, object);
  return line.choice === "nobody" ? null : ((line.choice === "other" ? line.person : plan.person) ?? undefined);
}

/** Kinds that are to go, but not yet to whom. */
export function lacking(items: readonly Holding[], plan: Plan): Holding[] {
  return items.filter((item) => moving(item, plan) > 0 && heir(plan, item.object) === undefined);
}

/** What the server is asked for; what stays is not named. */
export function requestOf(items: readonly Holding[], plan: Plan): HandOverRequest {
  const going = items.filter((item) => moving(item, plan) > 0);
  return {
    to: Object.fromEntries(going.map(({ object }) => [object, heir(plan, object)?.id ?? null])),
    finished: going
      .filter((item) => item.finished > 0 && lineOf(plan, item.object).finished)
      .map((item) => item.object),
    disable: plan.disable,
  };
}
