import { useCallback, useState } from "react";
import { clearDraft, draftKey, loadDraft, saveDraft } from "@/kernel/records/form/draft";

/** A text that comes back when the page was left before it was saved. */
export function useTextDraft(name: string): [string, (text: string) => void] {
  const key = draftKey("followUp", name);
  const [text, setText] = useState(() => String(loadDraft(key, 0)?.values.text ?? ""));
  const change = useCallback(
    (next: string) => {
      setText(next);
      if (next.trim() === "") {
        clearDraft(key);
      } else {
        saveDraft(key, { text: next }, 0);
      }
    },
    [key],
  );
  return [text, change];
}
