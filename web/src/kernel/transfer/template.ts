import type { ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { headerFile } from "./csv";
import { targetsOf } from "./mapping";

/** Gives the browser a file to save. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** An empty file with the headers an import of this object understands, in the reader's language. */
export async function saveTemplate(meta: ObjectMeta, name: string): Promise<void> {
  const fields = targetsOf(meta, undefined, []).filter((target) => !target.field.readOnly);
  saveBlob(headerFile(fields.map((target) => label(target.field.labels, target.path))), `${name}.csv`);
}
