import { lazy, Suspense } from "react";
import { extensionOf } from "@/kernel/extend/registry";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { ChoiceEditor, MultiChoiceEditor, YesNoEditor } from "./editors/ChoiceEditors";
import { DateEditor, DateTimeEditor } from "./editors/DateEditors";
import { FileEditor } from "./editors/FileEditor";
import { MoneyEditor, NumberEditor } from "./editors/NumberEditors";
import { ReferenceEditor } from "./editors/ReferenceEditor";
import { RegionEditor } from "./editors/RegionEditor";
import { LongTextEditor, TextEditor } from "./editors/TextEditors";

/** Heavier than the first page has room for. */
const RichTextEditor = lazy(() => import("./editors/RichTextEditor"));

/** The editor a module gives this field, else the one for its type. */
export function FieldEditor(props: FieldEditorProps) {
  const Own = extensionOf(props.meta.key).form?.fields?.[props.field.key];
  if (Own) {
    return (
      <Suspense fallback={<div style={{ height: 32 }} />}>
        <Own {...props} />
      </Suspense>
    );
  }

  switch (props.field.type) {
    case "richText":
      return (
        <Suspense fallback={<div style={{ height: 140 }} />}>
          <RichTextEditor {...props} />
        </Suspense>
      );
    case "file":
      return <FileEditor {...props} />;
    case "longText":
      return <LongTextEditor {...props} />;
    case "money":
      return <MoneyEditor {...props} />;
    case "integer":
    case "decimal":
    case "percent":
      return <NumberEditor {...props} />;
    case "boolean":
      return <YesNoEditor {...props} />;
    case "date":
      return <DateEditor {...props} />;
    case "dateTime":
      return <DateTimeEditor {...props} />;
    case "choice":
      return <ChoiceEditor {...props} />;
    case "multiChoice":
      return <MultiChoiceEditor {...props} />;
    case "reference":
    case "user":
    case "department":
      return <ReferenceEditor {...props} />;
    case "region":
      return <RegionEditor {...props} />;
    default:
      return <TextEditor {...props} />;
  }
}
