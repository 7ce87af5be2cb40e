export interface ChangedGrant {
  object: string;
  action: string;
  from: string;
  to: string;
}

const actions = ["read", "create", "update", "delete", "transfer", "export", "import"] as const;

type Grants = Record<string, Partial<Record<string, unknown>>>;

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

/** The actions whose scope differs between two texts of a role's grants, by object. */
export function changedGrants(before: unknown, after: unknown): ChangedGrant[] {
  const [old, now] = [read(before), read(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((object) =>
    actions.flatMap((action) => {
      const [from, to] = [old, now].map((grants) => String(grants[object]?.[action] ?? "none")) as [string, string];
      return from === to ? [] : [{ object, action, from, to }];
    }),
  );
}
