import type { components } from "@/kernel/api/schema";

export type DepartmentNode = components["schemas"]["DepartmentTreeResponse"]["items"][number];

export interface Branch {
  node: DepartmentNode;
  children: Branch[];
}

/** The drop zone of those that shall have none above them. */
export const topLevel = "top";

/** What a department gets above it where it was dropped: null for the top level, undefined when it stays where it is. */
export function newParent(nodes: readonly DepartmentNode[], id: string, over: string | undefined) {
  const parent = over === topLevel ? null : over;
  const now = nodes.find((node) => node.id === id)?.parent ?? null;
  return parent === id || parent === now ? undefined : parent;
}

/** Departments below those above them. One whose parent is not among them stands at the top. */
export function branches(nodes: readonly DepartmentNode[], wanted?: ReadonlySet<string>): Branch[] {
  const ids = new Set(nodes.map((node) => node.id));
  const below = new Map<string, DepartmentNode[]>();
  for (const node of nodes) {
    const parent = node.parent && ids.has(node.parent) ? node.parent : "";
    below.set(parent, [...(below.get(parent) ?? []), node]);
  }

  const seen = new Set<string>();
  const under = (parent: string): Branch[] =>
    (below.get(parent) ?? []).flatMap((node) => {
      if (seen.has(node.id)) {
        return [];
      }

      seen.add(node.id);
      const children = under(node.id);
      // What leads to one that is looked for is shown as well.
      return !wanted || wanted.has(node.id) || children.length > 0 ? [{ node, children }] : [];
    });
  return under("");
}
