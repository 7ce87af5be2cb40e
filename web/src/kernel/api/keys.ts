// The keys of the query cache, in one place so that a change can find all it touches.

export const keys = {
  session: ["session"] as const,
  settings: ["settings"] as const,
  meta: ["meta"] as const,
  objectMeta: (object: string) => ["meta", object] as const,
  views: (object: string) => ["views", object] as const,
  notifications: ["notifications"] as const,
  regions: ["reference", "regions"] as const,
  industries: ["reference", "industries"] as const,
  search: (q: string, objects?: string) => ["search", q, objects ?? ""] as const,
  /** Everything read from an object's records. */
  records: (object: string) => ["records", object] as const,
  lists: (object: string) => ["records", object, "list"] as const,
  list: (object: string, query: unknown) => ["records", object, "list", query] as const,
  some: (object: string, query: unknown) => ["records", object, "some", query] as const,
  boards: (object: string) => ["records", object, "board"] as const,
  board: (object: string, query: unknown) => ["records", object, "board", query] as const,
  record: (object: string, id: string, asOf?: string) => ["records", object, "one", id, asOf ?? "now"] as const,
  /** What hangs on one record: timeline, history, comments, files. */
  on: (object: string, id: string) => ["on", object, id] as const,
  timeline: (object: string, id: string, kinds = "", q = "") => ["on", object, id, "timeline", kinds, q] as const,
  history: (object: string, id: string) => ["on", object, id, "history"] as const,
  access: (object: string, id: string, user: string) => ["on", object, id, "access", user] as const,
  collaborators: (object: string, id: string) => ["on", object, id, "collaborators"] as const,
  consents: (object: string, id: string) => ["on", object, id, "consents"] as const,
  comments: (object: string, id: string) => ["on", object, id, "comments"] as const,
  files: (object: string, id: string) => ["on", object, id, "files"] as const,
};
