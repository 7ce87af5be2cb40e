import { createContext } from "react";
import type { ObjectMeta, Problem, RecordData } from "@/kernel/api/types";
import type { VerbExtension } from "@/kernel/extend/types";

export interface Conflict {
  meta: ObjectMeta;
  /** The server's 409. */
  problem: Problem;
  /** What this person wanted to save, by field key. */
  mine: Record<string, unknown>;
}

/** Asks how to join two changes; answers the values to save over the current version, or null for none. */
export type ResolveConflict = (conflict: Conflict) => Promise<Record<string, unknown> | null>;

export const ConflictContext = createContext<ResolveConflict>(async () => null);

/** Opens the dialog of a verb that takes the place of a plain change, or that follows it. */
export type LeadToVerb = (verb: Pick<VerbExtension, "component">, meta: ObjectMeta, record: RecordData) => void;

export const LeadToVerbContext = createContext<LeadToVerb>(() => undefined);
