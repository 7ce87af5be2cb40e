/** What someone had typed when the form went away by accident. Kept for this tab only. */
export interface Draft {
  values: Record<string, unknown>;
  /** Version of the record the values were typed over; 0 for a new one. */
  version: number;
  savedAt: number;
}

const prefix = "trine.draft.";
const lifetime = 24 * 60 * 60 * 1000;

export function draftKey(object: string, id: string | undefined): string {
  return `${prefix}${object}.${id ?? "new"}`;
}

export function saveDraft(key: string, values: Record<string, unknown>, version: number, now = Date.now()): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ values, version, savedAt: now } satisfies Draft));
  } catch {
    // A full or forbidden storage must not stop anybody from typing.
  }
}

/** The draft, unless it is old or was typed over a version that is no longer the current one. */
export function loadDraft(key: string, version: number, now = Date.now()): Draft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? "null") as Draft | null;
    if (draft && draft.version === version && now - draft.savedAt < lifetime) {
      return draft;
    }
  } catch {
    // Unreadable: as good as none.
  }

  clearDraft(key);
  return null;
}

export function clearDraft(key: string): void {
  sessionStorage.removeItem(key);
}
