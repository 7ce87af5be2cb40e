import type { ComponentType, LazyExoticComponent, ReactNode } from "react";
import type { Field, Filter, ObjectMeta, RecordData, Session } from "@/kernel/api/types";

/** A component, usually from `React.lazy`, so that a module costs nothing until it is shown. */
export type Slot<P> = ComponentType<P> | LazyExoticComponent<ComponentType<P>>;

/** A further way to look at a list: a board, a calendar. It gets the list's filters and owns everything below them. */
export interface ListViewProps {
  meta: ObjectMeta;
  filter: Filter | undefined;
  search: string;
  sort: string[];
  /** Opens a record's page. */
  open: (record: RecordData) => void;
  /** Opens the form for a new record with these values filled in. */
  create: (values?: Record<string, unknown>) => void;
}

export interface ListViewExtension {
  kind: "board" | "calendar" | (string & {});
  /** Key of the text, with its namespace: `sales:board.title`. */
  titleKey: string;
  icon: ReactNode;
  component: Slot<ListViewProps>;
}

export interface RecordSlotProps {
  meta: ObjectMeta;
  record: RecordData;
  /** True while the page shows the record as it was; nothing may be changed then. */
  past: boolean;
}

export interface RecordTab {
  key: string;
  titleKey: string;
  component: Slot<RecordSlotProps>;
}

/** An entry of a record's menu that opens something of the module's own. */
export interface RecordAction {
  key: string;
  titleKey: string;
  icon?: ReactNode;
  /** Whether the signed-in user gets it. */
  shown: (session: Session) => boolean;
  component: Slot<VerbProps>;
}

export interface RecordExtension {
  /** Key figures under the title. */
  headerFacts?: Slot<RecordSlotProps>;
  /** Beside the title: level, stage, badges. */
  headerBadges?: Slot<RecordSlotProps>;
  /** A full-width strip between the header and the columns: the path of stages. */
  band?: Slot<RecordSlotProps>;
  /** On top of the timeline: writing the next follow-up. */
  composer?: Slot<RecordSlotProps>;
  /** Beside the timeline. */
  tabs?: RecordTab[];
  /** Cards above the related lists. */
  aside?: Slot<RecordSlotProps>;
  actions?: RecordAction[];
}

export interface FieldEditorProps {
  id?: string;
  field: Field;
  meta: ObjectMeta;
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur?: () => void;
  disabled?: boolean;
  status?: "" | "error";
  autoFocus?: boolean;
  /** The other values of the form, as they stand. */
  values?: Record<string, unknown>;
  /** Changes other fields of the form with it: choosing a product fills the price. */
  setValues?: (values: Record<string, unknown>) => void;
  /** In a table cell: no border, opens at once. */
  inline?: boolean;
}

export interface FormPanelProps {
  meta: ObjectMeta;
  /** Undefined while creating. */
  record?: RecordData;
  values: Record<string, unknown>;
  setValues: (values: Record<string, unknown>) => void;
  /** The server's complaints by field, for rows of lines: `lines[2].quantity`. */
  errors: Record<string, string[]>;
}

export interface FormExtension {
  /** Editors by field key, in place of the one for the field's type. */
  fields?: Record<string, Slot<FieldEditorProps>>;
  /** Between the fields and the buttons, over the full width: duplicates, order lines. */
  panels?: Slot<FormPanelProps>[];
  /** Fields that stand in no section because a panel edits them, and a slot of the page shows them. */
  panelFields?: string[];
  /** Opened once a new record is saved: what is still to be done with it. */
  created?: Slot<VerbProps>;
  /** `wide` gives room for a table of lines. */
  width?: "normal" | "wide";
}

export interface CellProps {
  meta: ObjectMeta;
  field: Field;
  record: RecordData;
  value: unknown;
}

export interface VerbProps {
  meta: ObjectMeta;
  record: RecordData;
  /** Call when done or cancelled; the verb's dialog goes away. */
  close: () => void;
}

export interface VerbExtension {
  /** Key of the verb in the metadata and in `record.can.verbs`. */
  key: string;
  /** Shown in place of the metadata's label where a better word exists, always or for some records. */
  titleKey?: string | ((record: RecordData) => string | undefined);
  icon?: ReactNode;
  /** The button stands out in the header, or hides in the menu. */
  placement: "primary" | "secondary" | "menu";
  danger?: boolean;
  /** Setting this field to this value is what the verb is for: whoever does so by hand is led to the verb. */
  replaces?: { field: string; value: unknown };
  /** Mounted while the verb is being carried out; shows its own modal or does its work and calls `close`. Without one the verb is simply called. */
  component?: Slot<VerbProps>;
}

/** A button of a list's header beside «new»: import, check duplicates. */
export interface ListActionProps {
  meta: ObjectMeta;
  filter: Filter | undefined;
  search: string;
}

/** What a module adds to one object's generic pages. */
export interface ObjectExtension {
  object: string;
  listViews?: ListViewExtension[];
  listActions?: Slot<ListActionProps>[];
  record?: RecordExtension;
  form?: FormExtension;
  /** Table cells by field key. */
  cells?: Record<string, Slot<CellProps>>;
  /** How values are shown for reading, wherever that is, by field key. */
  values?: Record<string, Slot<CellProps>>;
  verbs?: VerbExtension[];
}

/** A page of a module beside the generic ones. */
export interface PageExtension {
  /** `/imports` or `/imports/$id`; must not start with an object's key alone. */
  path: string;
  titleKey: string;
  icon?: ReactNode;
  component: Slot<object>;
  /** In the rail under this group; leave out for pages reached otherwise. */
  group?: string;
  /** Only shown to whoever may read this object. */
  requires?: string;
  /** Letters one may type to find it in the palette: `daoru dr import`. */
  keywords?: string;
}

/** A card of the home page, in the order of registration. */
export interface HomeCardExtension {
  key: string;
  component: Slot<object>;
  requires?: string;
}

export interface ModuleDefinition {
  key: string;
  objects?: ObjectExtension[];
  pages?: PageExtension[];
  homeCards?: HomeCardExtension[];
}
