import { api } from "@/kernel/api/client";
import type { components } from "@/kernel/api/schema";
import { isReference } from "@/kernel/records/fields/values";

/** Somebody who is here already, or may be. */
export type DuplicateHit = components["schemas"]["CheckDuplicatesHit"];

const asked = ["name", "company", "phone", "phone2", "email", "creditCode"] as const;
/** Shorter texts are still being typed, and would match anything. */
const shortest: Partial<Record<(typeof asked)[number], number>> = {
  phone: 7,
  phone2: 7,
  email: 5,
  name: 2,
  company: 2,
};

/** What of a form's values can tell whether somebody is here already; null when that is nothing. */
export function probeOf(
  object: string,
  values: Record<string, unknown>,
  exclude: string | undefined,
): Record<string, unknown> | null {
  const probe: Record<string, unknown> = {};
  for (const key of asked) {
    // A contact calls its number «mobile».
    const value = values[key] ?? (key === "phone2" ? values.mobile : undefined);
    if (typeof value === "string" && value.trim().length >= (shortest[key] ?? 18)) {
      probe[key] = value.trim();
    }
  }

  // Persons' names are not compared: without anything else there is nothing to ask.
  const told = Object.keys(probe).filter((key) => !(key === "name" && object === "contacts"));
  if (told.length === 0) {
    return null;
  }

  const customer = isReference(values.customer) ? values.customer.id : undefined;
  return { ...probe, ...(exclude ? { exclude } : {}), ...(customer ? { customer } : {}) };
}

export async function findDuplicates(
  object: string,
  values: Record<string, unknown>,
  exclude: string | undefined,
  signal?: AbortSignal,
): Promise<DuplicateHit[]> {
  const probe = probeOf(object, values, exclude);
  return probe ? (await api.post<{ items: DuplicateHit[] }>(`/api/${object}/duplicates`, probe, signal)).items : [];
}
