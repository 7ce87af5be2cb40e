// Where somebody wanted to go when asked to sign in first.

const signIn = "/sign-in";

/** The sign-in page, remembering where the person was; from the page itself, just the page. `ended`: he was signed in until now, and did not leave by himself. */
export function toSignIn({ pathname, search }: Pick<Location, "pathname" | "search">, ended = false): string {
  const next = pathname === "/" || pathname === signIn ? [] : [`next=${encodeURIComponent(pathname + search)}`];
  const query = [...next, ...(ended ? ["ended=1"] : [])].join("&");
  return query ? `${signIn}?${query}` : signIn;
}

/** Only a path of ours: a link must not lead a freshly signed-in person elsewhere, nor back to signing in. */
export function safePath(next: unknown): string {
  const ours = typeof next === "string" && /^\/(?![/\\])/.test(next);
  return ours && next.split(/[?#]/)[0] !== signIn ? next : "/";
}
