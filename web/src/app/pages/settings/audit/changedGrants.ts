import type { FieldMode } from "@/kernel/api/types";

export interface ChangedGrant {
  object: string;
  action: string;
  from: string;
  to: string;
}

export interface ChangedField {
  object: string;
  /** The field's key; of lines with their path: `lines.discount`. */
  path: string;
  from: FieldMode;
  to: FieldMode;
}

const actions = ["read", "create", "update", "delete", "transfer", "export", "import"] as const;

/** Those that «all others» does not mean: they are named or left to administrators. */
const apart = new Set([
  "users",
  "roles",
  "departments",
  "assignments",
  "sharingRules",
  "customFields",
  "pipelines",
  "stages",
  "retentionRules",
  "processingActivities",
  "audit",
  "privacy",
]);

type Grant = Partial<Record<string, unknown>> & { fields?: Partial<Record<string, FieldMode>> };
type Grants = Record<string, Grant>;

function read(text: unknown): Grants {
  if (typeof text !== "string" || text === "") {
    return {};
  }

  try {
    return JSON.parse(text) as Grants;
  } catch {
    return {};
  }
}

/** What holds for an object: its own, or what holds for all that are not named. */
function grantOf(grants: Grants, object: string): Grant {
  return grants[object] ?? (apart.has(object) ? undefined : grants["*"]) ?? {};
}

function both<T>(before: unknown, after: unknown, compare: (object: string, old: Grant, now: Grant) => T[]): T[] {
  const [old, now] = [read(before), read(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((object) =>
    compare(object, grantOf(old, object), grantOf(now, object)),
  );
}

/** The actions whose scope differs between two texts of a role's grants, by object. */
export function changedGrants(before: unknown, after: unknown): ChangedGrant[] {
  return both(before, after, (object, old, now) =>
    actions.flatMap((action) => {
      const [from, to] = [String(old[action] ?? "none"), String(now[action] ?? "none")];
      return from === to ? [] : [{ object, action, from, to }];
    }),
  );
}

/** The fields of which a role may do something else than before. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  return both(before, after, (object, { fields: old = {} }, { fields: now = {} }) =>
    [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((path) => {
      const [from, to] = [old[path] ?? "full", now[path] ?? "full"];
      return from === to ? [] : [{ object, path, from, to }];
    }),
  );
}
