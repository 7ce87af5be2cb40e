import type { ReactNode } from "react";
import type { Filter, ObjectMeta, RecordData } from "@/kernel/api/types";
import type { Slot } from "@/kernel/extend/types";
import type { ColumnSpec } from "./columns";

export interface CardFaceProps {
  meta: ObjectMeta;
  record: RecordData;
}

/** What a module says about an object's board beyond its metadata. */
export interface BoardOptions {
  /** The columns in order; without them those the server answers. */
  columns?: ColumnSpec[];
  /** The columns are still on their way: nothing is asked of the server yet. */
  waiting?: boolean;
  /** Holds on top of the list's own filter. */
  filter?: Filter;
  /** Beside the board's own controls: the choice of a pipeline. */
  toolbar?: ReactNode;
  /** Field whose sums stand in the column heads. */
  sum?: string;
  /** Fields the cards show, when they are more than the board view names. */
  fields?: string[];
  card?: Slot<CardFaceProps>;
  /** A verb to carry out instead of merely changing the value, when a card is dropped into a column. */
  verbFor?: (column: string) => string | undefined;
  /** Fields to ask for along with one a gate asks for. */
  companions?: Record<string, string[]>;
}

export const noOptions: BoardOptions = {};
