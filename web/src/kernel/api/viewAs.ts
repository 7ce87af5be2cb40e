import type { Meta, ObjectAbilities, ObjectMeta } from "./types";

// While an administrator looks as a role, each request carries a token. It lives in this tab alone and ends with it.

const storageKey = "trine.viewAs";
const departmentKey = "trine.viewAs.department";

export function viewAsToken(): string | null {
  return sessionStorage.getItem(storageKey);
}

/** The department one chose to be in, by name; null when it is one's own. */
export function viewAsDepartment(): string | null {
  return sessionStorage.getItem(departmentKey);
}

/** Nothing can be changed while one looks as a role, so that no button may offer it. */
function looking<T extends { can: ObjectAbilities }>(object: T): T {
  const none = { create: false, update: false, delete: false, export: false, import: false, transfer: false };
  return { ...object, can: { ...object.can, ...none } };
}

export function lookingAt(meta: ObjectMeta): ObjectMeta {
  const fields = meta.fields.map((field) => ({ ...field, can: { ...field.can, update: false } }));
  return viewAsToken() ? looking({ ...meta, fields }) : meta;
}

export function lookingAtAll(meta: Meta): Meta {
  return viewAsToken() ? { ...meta, objects: meta.objects.map(looking) } : meta;
}

/** Begins to look as a role. The page starts anew: nothing read or heard with other rights may stay. */
export function enterViewAs(token: string, department?: string): void {
  sessionStorage.setItem(storageKey, token);
  if (department) {
    sessionStorage.setItem(departmentKey, department);
  }

  window.location.assign("/");
}

/** From the next request on one is oneself. */
export function forgetViewAs(): void {
  sessionStorage.removeItem(storageKey);
  sessionStorage.removeItem(departmentKey);
}

/** Is oneself again, and the page starts anew. */
export function leaveViewAs(address = "/"): void {
  forgetViewAs();
  window.location.assign(address);
}
