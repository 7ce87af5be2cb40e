// The types of docs/http.md, by the names it uses.

export type * from "./activityTypes";
export type * from "./filterTypes";
export type * from "./metaTypes";
export type * from "./recordTypes";
