// The session and the metadata: names for the types the server's document gives.

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type Language = Session["user"]["language"];
/** What the signed-in user may do with the records of an object. */
export type ObjectAbilities = Schemas["Abilities"];
/** Another record, or a person; without a name when it is not the user's to see. */
export type Reference = Schemas["RecordLink"];

export type Meta = Schemas["Meta"];
export type ObjectSummary = Schemas["ObjectSummary"];
export type ObjectMeta = Schemas["ObjectMeta"];
export type Section = Schemas["ObjectMetaSection"];
export type RelatedObject = Schemas["ObjectMetaRelatedObject"];
export type Field = Schemas["FieldMeta"];
export type FieldType = Field["type"];
/** What somebody may do with a field, the most first. */
export type FieldMode = Schemas["FieldMode"];
export type Choice = Schemas["FieldMetaChoice"];
/** A text by language. */
export type Labels = Field["labels"];

export type View = Schemas["View"];
export type ViewKind = Schemas["ViewKind"];
/** What a view is created or changed with. */
export type ViewInput = Schemas["ViewInput"];
