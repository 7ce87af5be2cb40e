import { ApiError } from "@/kernel/api/client";
import { currentLanguage } from "@/kernel/i18n";

/** Gives the browser a file to save. */
function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * Saves the workbook an import of this object understands, in the reader's language: a plain link would ask in the browser's.
 * @throws {ApiError} when it cannot be had.
 */
export async function saveTemplate(object: string, name: string): Promise<void> {
  const answer = await fetch(`/api/imports/template?object=${object}`, {
    headers: { "Accept-Language": currentLanguage() },
    credentials: "same-origin",
  });
  if (!answer.ok) {
    throw new ApiError({ status: answer.status, title: answer.statusText });
  }

  saveBlob(await answer.blob(), `${name}.xlsx`);
}
