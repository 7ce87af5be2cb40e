import type { Meta, ObjectSummary } from "@/kernel/api/types";
import { isSetting } from "@/kernel/extend/groups";
import { modulePages } from "@/kernel/extend/registry";
import type { PageExtension } from "@/kernel/extend/types";

export interface RailGroup {
  key: string;
  objects: ObjectSummary[];
  pages: PageExtension[];
}

/** The order of the groups in the rail; unknown ones follow. */
const order = ["customers", "sales", "service", "marketing", "loyalty", "community", "insights"];

export function visibleObjects(meta: Meta | undefined): ObjectSummary[] {
  return meta?.objects.filter((object) => !object.hidden && object.can.read) ?? [];
}

/** What a part of the settings page offers, or all of it: kept out of the rail, and only for whoever may change it. */
export function settingsObjects(meta: Meta | undefined, part?: "organisation" | "setup" | "privacy"): ObjectSummary[] {
  return (
    meta?.objects.filter(
      (object) =>
        (part ? object.group === `settings.${part}` : isSetting(object)) &&
        object.can.read &&
        (object.can.create || object.can.update),
    ) ?? []
  );
}

/** What the rail shows: objects and pages the person may see, by group; settings have their own page. */
export function railGroups(meta: Meta | undefined): RailGroup[] {
  const objects = visibleObjects(meta);
  const pages = modulePages().filter(
    (page) => page.group && (!page.requires || objects.some((object) => object.key === page.requires)),
  );
  const names = [...new Set([...objects.map((object) => object.group), ...pages.map((page) => page.group ?? "")])];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names
    .filter((name) => name !== "" && !isSetting({ group: name }))
    .sort((a, b) => place(a) - place(b))
    .map((key) => ({
      key,
      objects: objects.filter((object) => object.group === key),
      pages: pages.filter((page) => page.group === key),
    }));
}
