import type { ModuleDefinition } from "@/kernel/extend/types";

/** Opportunities, products and orders: what they add to the generic pages. */
export const salesModule: ModuleDefinition = { key: "sales" };
