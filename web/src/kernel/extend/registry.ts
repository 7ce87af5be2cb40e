import type { HomeCardExtension, ModuleDefinition, ObjectExtension, PageExtension } from "./types";

let modules: readonly ModuleDefinition[] = [];

/** Called once, before the first page, with the list in app/modules.ts. */
export function registerModules(list: readonly ModuleDefinition[]): void {
  modules = list;
}

const none: ObjectExtension = { object: "" };
const joined = new Map<string, ObjectExtension>();

/** What all modules together add to an object; where two say the same, the later in the list wins. */
export function extensionOf(object: string): ObjectExtension {
  const known = joined.get(object);
  if (known) {
    return known;
  }

  const parts = modules.flatMap((module) => module.objects ?? []).filter((part) => part.object === object);
  const whole = parts.reduce<ObjectExtension>(
    (sum, part) => ({
      object,
      listViews: [...(sum.listViews ?? []), ...(part.listViews ?? [])],
      listActions: [...(sum.listActions ?? []), ...(part.listActions ?? [])],
      record: { ...sum.record, ...part.record, tabs: [...(sum.record?.tabs ?? []), ...(part.record?.tabs ?? [])] },
      form: {
        ...sum.form,
        ...part.form,
        fields: { ...sum.form?.fields, ...part.form?.fields },
        panels: [...(sum.form?.panels ?? []), ...(part.form?.panels ?? [])],
      },
      cells: { ...sum.cells, ...part.cells },
      values: { ...sum.values, ...part.values },
      verbs: [...(sum.verbs ?? []), ...(part.verbs ?? [])],
    }),
    none,
  );
  joined.set(object, whole);
  return whole;
}

export function modulePages(): PageExtension[] {
  return modules.flatMap((module) => module.pages ?? []);
}

export function homeCards(): HomeCardExtension[] {
  return modules.flatMap((module) => module.homeCards ?? []);
}
