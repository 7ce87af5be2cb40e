import type { ModuleDefinition } from "@/kernel/extend/types";

/** Customers, contacts, leads, activities and tasks: what they add to the generic pages. */
export const customersModule: ModuleDefinition = { key: "customers" };
