import type { components } from "@/kernel/api/schema";

export type DepartmentNode = components["schemas"]["DepartmentTreeResponse"]["items"][number];

export interface Branch {
  node: DepartmentNode;
  children: Branch[];
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
