import { useEffect, useRef } from "react";
import type { RecordData } from "@/kernel/api/types";

interface Options {
  enabled: boolean;
  records: RecordData[];
  focused: number;
  setFocused: (index: number) => void;
  open: (record: RecordData) => void;
  edit: ((record: RecordData) => void) | undefined;
  toggle: ((id: string, index: number, range: boolean) => void) | undefined;
}

/** True while keys belong to something else: a field, a dialog, a menu. */
function elsewhere(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target instanceof HTMLElement &&
      (target.isContentEditable ||
        (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.getAttribute("type") !== "checkbox"))) ||
    document.querySelector(
      ".ant-modal-wrap:not([style*='display: none']), .ant-drawer-open, .ant-popover:not(.ant-popover-hidden)",
    ) !== null
  );
}

/** j and k move, Enter opens, e edits, x chooses, / searches. */
export function useListKeys(options: Options): void {
  const current = useRef(options);
  current.current = options;
  const { enabled } = options;
  useEffect(() => {
    if (!enabled) {
      return;
    }

    const onKey = (event: KeyboardEvent) => {
      if (elsewhere(event)) {
        return;
      }

      const { records, focused, setFocused, open, edit, toggle } = current.current;
      const record = records[focused];
      const onLink = event.target instanceof HTMLElement && event.target.closest("a, button") !== null;
      if (event.key === "j" || event.key === "ArrowDown") {
        setFocused(Math.min(records.length - 1, focused + 1));
      } else if (event.key === "k" || event.key === "ArrowUp") {
        setFocused(Math.max(0, focused - 1));
      } else if (event.key === "Enter" && record && !onLink) {
        open(record);
      } else if (event.key === "e" && record && edit && record.can?.update !== false) {
        edit(record);
      } else if (event.key === "x" && record && toggle) {
        toggle(record.id, focused, event.shiftKey);
      } else if (event.key === "/") {
        document.querySelector<HTMLInputElement>("[data-list-search] input")?.focus();
      } else {
        return;
      }

      event.preventDefault();
      event.stopPropagation();
    };
    // Before the shell's own «/», which opens the palette where there is no list.
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [enabled]);
}
