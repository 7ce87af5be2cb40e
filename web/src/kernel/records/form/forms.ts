import { createContext, useContext } from "react";
import type { RecordData } from "@/kernel/api/types";

export interface CreateOptions {
  /** Filled in before the person starts; references as `{id, name}`. */
  values?: Record<string, unknown>;
  /** Called with the new record; without it the list or page simply shows it. */
  onSaved?: (record: RecordData) => void;
}

export interface Forms {
  /** Opens the form for a new record. */
  create: (object: string, options?: CreateOptions) => void;
  /** Opens the form with a record's values. */
  edit: (object: string, record: RecordData, onSaved?: (record: RecordData) => void) => void;
}

export const FormsContext = createContext<Forms>({ create: () => undefined, edit: () => undefined });

/** Opens the create and edit forms from anywhere inside the shell. */
export function useForms(): Forms {
  return useContext(FormsContext);
}
