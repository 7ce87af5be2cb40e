import type { Field, FieldMode, ObjectMeta, ObjectSummary } from "@/kernel/api/types";

export const actions = ["read", "create", "update", "delete", "transfer", "export", "import"] as const;
export type Action = (typeof actions)[number];

export const scopes = ["none", "own", "subordinates", "department", "departmentTree", "departments", "all"] as const;
export type Scope = (typeof scopes)[number];

/** What a role allows on one object; an action that is missing is not allowed. */
export type Grant = Partial<Record<Action, Scope>> & {
  departments?: string[];
  /** Fields with less than all the actions allow; those of lines with their path: `lines.discount`. */
  fields?: Record<string, FieldMode>;
};

/** Of objects that are not named, but for those only administrators look after. */
export const others = "*";

/** What is no object, but granted like one: by name alone, and whole or not at all. The first of the actions is what the others need. */
export const abilities: Readonly<Record<string, readonly Action[]>> = {
  audit: ["read", "export"],
  privacy: ["read", "delete"],
};

export type Grants = Record<string, Grant>;

/** The role's field as the server keeps it. */
export function readGrants(value: unknown): Grants {
  if (typeof value !== "string" || value === "") {
    return {};
  }

  try {
    return JSON.parse(value) as Grants;
  } catch {
    return {};
  }
}

export function writeGrants(grants: Grants): string | null {
  return Object.keys(grants).length > 0 ? JSON.stringify(grants) : null;
}

export function scopeOf(grant: Grant | undefined, action: Action): Scope {
  return grant?.[action] ?? "none";
}

/** Sets one action. Nothing is kept that says nothing: actions that are not allowed, departments nobody names. */
export function withScope(grant: Grant, action: Action, scope: Scope): Grant {
  const next: Grant = { ...grant, [action]: scope };
  if (scope === "none") {
    delete next[action];
  }

  if (!namesDepartments(next)) {
    delete next.departments;
  }

  return next;
}

/** The same for every action there can be. */
export function withScopes(grant: Grant, scope: Scope, possible: readonly Action[] = actions): Grant {
  return actions.reduce((next, action) => withScope(next, action, possible.includes(action) ? scope : "none"), grant);
}

/** Who may take the audit log out may also read it, and who may not read it takes nothing out; so it is with the others. */
export function withAbility(grants: Grants, ability: string, action: Action, scope: Scope): Grants {
  const { [ability]: before = {}, ...rest } = grants;
  const [reading, further] = abilities[ability] as [Action, Action];
  const implied = action === reading ? further : reading;
  const follows = (action === reading) === (scope === "none");
  const next = withScope(follows ? withScope(before, implied, scope) : before, action, scope);
  return Object.keys(next).length > 0 ? { ...rest, [ability]: next } : rest;
}

export function namesDepartments(grant: Grant): boolean {
  return actions.some((action) => grant[action] === "departments");
}

/** Says what is left of some fields; what says nothing is not kept. */
export function withFields(grant: Grant, paths: readonly string[], mode: FieldMode): Grant {
  const { fields = {}, ...rest } = grant;
  const next = { ...fields };
  for (const path of paths) {
    if (mode === "full") {
      delete next[path];
    } else {
      next[path] = mode;
    }
  }

  return Object.keys(next).length > 0 ? { ...rest, fields: next } : rest;
}

export function ruleCount(grant: Grant): number {
  return Object.keys(grant.fields ?? {}).length;
}

/** What a role may say of a field, the most first. Of what nobody writes, «read-only» says nothing. */
export function modesOf(field: Field): FieldMode[] {
  return ["full", ...field.modes.filter((mode) => !(mode === "readOnly" && field.readOnly))];
}

/** Why a role may say nothing of a field. */
export function reasonFixed(field: Field, meta: ObjectMeta): "title" | "file" | "system" {
  return field.key === meta.titleField ? "title" : field.type === "file" ? "file" : "system";
}

/** The scope all actions there can be have in common, if they do. */
export function commonScope(grant: Grant | undefined, possible: readonly Action[] = actions): Scope | undefined {
  const first = scopeOf(grant, "read");
  return possible.every((action) => scopeOf(grant, action) === first) ? first : undefined;
}

/** What has rows of its own in the table: named objects in the order of the navigation, then those that could be named. */
export function split(grants: Grants, objects: readonly ObjectSummary[]) {
  return {
    named: objects.filter((object) => grants[object.key] !== undefined),
    unnamed: objects.filter((object) => grants[object.key] === undefined),
  };
}
