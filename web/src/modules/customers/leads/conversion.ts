import type { RecordData, Reference } from "@/kernel/api/types";
import type { DuplicateHit } from "../forms/duplicates";

/** A conversion as it is being decided. */
export interface Plan {
  /** `new`, `other`, or the id of a customer that looks the same. */
  choice: string;
  customer: Reference | null;
  contact: boolean;
  sell: boolean;
  name: string;
  amount: number | null;
  closeDate: string | null;
}

/** What one most likely wants: join a customer that surely is the same, and make a contact of a company's person. */
export function planFor(lead: RecordData, hits: readonly DuplicateHit[]): Plan {
  // A shared name may be chance; a shared code, number or address is not.
  const same = hits.find((hit) => hit.readable && hit.matched.some((key) => key !== "name"));
  const company = typeof lead.company === "string" && lead.company !== "";
  return {
    choice: same?.id ?? "new",
    customer: same ? { id: same.id, name: same.name } : null,
    contact: company,
    sell: true,
    name: String((company ? lead.company : lead.name) ?? ""),
    amount: typeof lead.budget === "number" ? lead.budget : null,
    closeDate: null,
  };
}

/** The plan as the server takes it. */
export function conversion(plan: Plan): Record<string, unknown> {
  return {
    customer: plan.choice === "new" ? undefined : plan.customer?.id,
    contact: plan.contact,
    opportunity: plan.sell
      ? {
          name: plan.name.trim() || undefined,
          amount: plan.amount ?? undefined,
          closeDate: plan.closeDate ?? undefined,
        }
      : undefined,
  };
}
