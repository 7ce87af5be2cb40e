import { useSyncExternalStore } from "react";

/** What the person chose, and what is shown for it. */
export type Appearance = "light" | "dark" | "system";

const storageKey = "trine.appearance";
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

let chosen: Appearance = read();

function read(): Appearance {
  const stored = localStorage.getItem(storageKey);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function tell(): void {
  for (const listener of listeners) {
    listener();
  }
}

systemDark.addEventListener("change", tell);

/** Kept in this browser too, so that the first paint has the right colours before anybody is signed in. */
export function setAppearance(next: Appearance): void {
  if (next === chosen) {
    return;
  }

  chosen = next;
  localStorage.setItem(storageKey, next);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function shownTheme(): "light" | "dark" {
  return chosen === "system" ? (systemDark.matches ? "dark" : "light") : chosen;
}

export function useAppearance(): { chosen: Appearance; shown: "light" | "dark" } {
  const shown = useSyncExternalStore(subscribe, shownTheme);
  const current = useSyncExternalStore(subscribe, () => chosen);
  return { chosen: current, shown };
}
