import type { ObjectMeta } from "@/kernel/api/types";
import { guessed, type Mapping } from "./mapping";
import type { ImportOptions, ImportPreview, OnDuplicate, PossibleDuplicates } from "./types";

/** The calling code of numbers without one, unless somebody says otherwise. */
export const home = "86";

/** An import as it is being put together. */
export interface Draft {
  file: File;
  preview: ImportPreview;
  mapping: Mapping;
  /** Undefined: the server chooses; empty: rows are never matched with records. */
  key: string | undefined;
  onDuplicate: OnDuplicate;
  duplicates: PossibleDuplicates;
  createMissing: string[];
  clearEmpty: boolean;
  /** Rows of colleagues who are not here become the importer's. */
  adopt: boolean;
  dateFormat: "mdy" | "dmy" | undefined;
  /** Calling code of numbers that say none. */
  phoneCountry: string;
}

export function newDraft(file: File, preview: ImportPreview, meta: ObjectMeta): Draft {
  return {
    file,
    preview,
    mapping: guessed(preview.columns),
    key: undefined,
    onDuplicate: "update",
    duplicates: "warn",
    // An address book brings its companies along: nobody has them yet.
    createMissing: preview.format === "vCard" ? requiredTargets(meta) : [],
    clearEmpty: false,
    adopt: false,
    dateFormat: undefined,
    phoneCountry: home,
  };
}

function requiredTargets(meta: ObjectMeta): string[] {
  return meta.fields.flatMap((field) =>
    field.type === "reference" && field.required && field.target && field.target !== meta.key ? [field.target] : [],
  );
}

/** What is sent: only what was decided, so that the server's own choice stands for the rest. */
export function chosenOptions(draft: Draft, dryRun: boolean): ImportOptions {
  const mapped = new Set(Object.values(draft.mapping));
  // A key that is no longer mapped is no key.
  const key = draft.key && !mapped.has(draft.key) ? undefined : draft.key;
  return {
    mapping: draft.mapping,
    dryRun,
    onDuplicate: draft.onDuplicate,
    duplicates: draft.duplicates,
    ...(draft.preview.encoding ? { encoding: draft.preview.encoding } : {}),
    ...(key === undefined ? {} : { key }),
    ...(draft.dateFormat ? { dateFormat: draft.dateFormat } : {}),
    ...(draft.phoneCountry === home ? {} : { phoneCountry: draft.phoneCountry }),
    ...(draft.createMissing.length > 0 ? { createMissing: draft.createMissing } : {}),
    ...(draft.clearEmpty ? { clearEmpty: true } : {}),
    ...(draft.adopt ? { unknownUsers: "mine" } : {}),
  };
}
