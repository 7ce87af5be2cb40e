// The session and the metadata of docs/http.md.

import type { Filter } from "./filterTypes";

export type Language = "zh-CN" | "en-US";
export type Labels = Partial<Record<Language, string>>;

/** What the signed-in user may do with the records of an object. */
export interface ObjectAbilities {
  create: boolean;
  read: boolean;
  update: boolean;
  delete: boolean;
  export: boolean;
  import: boolean;
}

export interface Reference {
  id: string;
  name: string;
}

export interface Session {
  user: {
    id: string;
    name: string;
    email: string;
    language: Language;
    department: Reference | null;
    roles: Reference[];
  };
  workspace: { name: string; timeZone: string; currency: string };
  admin: boolean;
  demo: boolean;
  objects: Record<string, ObjectAbilities>;
}

export interface ObjectSummary {
  /** The plural key used in addresses: `customers`. */
  key: string;
  name: string;
  labels: Labels;
  pluralLabels: Labels;
  icon: string;
  group: string;
  can: ObjectAbilities;
  searchable: boolean;
  hidden: boolean;
}

export type FieldType =
  | "text"
  | "longText"
  | "richText"
  | "integer"
  | "decimal"
  | "money"
  | "percent"
  | "boolean"
  | "date"
  | "dateTime"
  | "choice"
  | "multiChoice"
  | "reference"
  | "user"
  | "department"
  | "phone"
  | "email"
  | "url"
  | "region"
  | "autoNumber"
  | "file";

export interface Choice {
  value: string;
  labels: Labels;
  /** One of Ant Design's preset colour names. */
  color?: string;
}

export interface Field {
  /** `name`, or `custom.tier` for a custom field. */
  key: string;
  labels: Labels;
  help?: Labels;
  type: FieldType;
  required: boolean;
  unique: boolean;
  readOnly: boolean;
  searchable: boolean;
  filterable: boolean;
  sortable: boolean;
  custom: boolean;
  /** The product computes it; it is of the type of its result and read only. */
  computed?: "formula" | "rollUp";
  maxLength?: number;
  /** Most items of a list: choices, files. */
  maxItems?: number;
  scale?: number;
  min?: number;
  max?: number;
  /** What a new record begins with when nothing is given. */
  default?: unknown;
  choices?: Choice[];
  /** Free values beside the choices, as in tags. */
  open?: boolean;
  /** The object a reference points to: `customers`. */
  target?: string;
  can: { read: boolean; update: boolean };
}

export interface Section {
  key: string;
  labels: Labels;
  fields: string[];
}

export type ViewKind = "list" | "board" | "calendar";

export interface View {
  id: string;
  key?: string;
  name?: string;
  labels?: Labels;
  kind: ViewKind;
  filter?: Filter | null;
  sort: string[];
  columns: string[];
  shared: boolean;
  pinned: boolean;
  isDefault: boolean;
  owner?: Reference;
  builtIn: boolean;
  version?: number;
}

/** What a view is created or changed with. */
export interface ViewInput {
  name: string;
  kind: ViewKind;
  filter?: Filter | null;
  sort: string[];
  columns: string[];
  shared: boolean;
  pinned: boolean;
  isDefault: boolean;
}

export interface RelatedObject {
  object: string;
  field: string;
  labels: Labels;
}

export interface ObjectMeta extends ObjectSummary {
  titleField: string;
  subtitleFields: string[];
  fields: Field[];
  sections: Section[];
  views: View[];
  verbs: { key: string; labels: Labels }[];
  related: RelatedObject[];
  lines?: { field: string; object: string; parent: string };
  boardField?: string;
  calendarField?: string;
}

export interface Meta {
  version: string | number;
  objects: ObjectSummary[];
}
