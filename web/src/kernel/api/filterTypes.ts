// Filter trees.

import type { components } from "./schema";

export type Filter = components["schemas"]["Filter"];
export type Condition = Extract<Filter, { field: string }>;
export type FilterOp = Condition["op"];
