// While an administrator looks as a role, each request carries a token. It lives in this tab alone and ends with it.

const storageKey = "trine.viewAs";

export function viewAsToken(): string | null {
  return sessionStorage.getItem(storageKey);
}

/** Begins to look as a role. The page starts anew: nothing read or heard with other rights may stay. */
export function enterViewAs(token: string): void {
  sessionStorage.setItem(storageKey, token);
  window.location.assign("/");
}

/** From the next request on one is oneself. */
export function forgetViewAs(): void {
  sessionStorage.removeItem(storageKey);
}

/** Is oneself again, and the page starts anew. */
export function leaveViewAs(address = "/"): void {
  forgetViewAs();
  window.location.assign(address);
}
