import { useCallback, useMemo, useRef, useState } from "react";

export interface Selection {
  ids: ReadonlySet<string>;
  /** Adds or takes away one; with `range` all from the last one clicked. */
  toggle: (id: string, index: number, range: boolean) => void;
  set: (ids: string[]) => void;
  clear: () => void;
}

/** The chosen rows of a list. `ids` gives the list's records in order, for ranges. */
export function useSelection(ids: () => string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<number | null>(null);
  const source = useRef(ids);
  source.current = ids;

  const toggle = useCallback((id: string, index: number, range: boolean) => {
    const from = last.current;
    last.current = index;
    setChosen((old) => {
      const next = new Set(old);
      const add = !old.has(id);
      const between =
        range && from !== null ? source.current().slice(Math.min(from, index), Math.max(from, index) + 1) : [id];
      for (const one of between) {
        if (add) {
          next.add(one);
        } else {
          next.delete(one);
        }
      }

      return next;
    });
  }, []);
  const set = useCallback((all: string[]) => setChosen(new Set(all)), []);
  const clear = useCallback(() => {
    last.current = null;
    setChosen(new Set());
  }, []);
  return useMemo(() => ({ ids: chosen, toggle, set, clear }), [chosen, toggle, set, clear]);
}
