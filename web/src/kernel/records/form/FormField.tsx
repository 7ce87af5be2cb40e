import { Form, type FormItemProps } from "antd";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { FieldEditor } from "../fields/FieldEditor";
import { isWide } from "./layout";
import styles from "./RecordForm.module.css";
import { useFieldRules } from "./useFieldRules";

interface Props {
  meta: ObjectMeta;
  field: Field;
  autoFocus?: boolean;
}

export function FormField({ meta, field, autoFocus }: Props) {
  const rules = useFieldRules(field);
  const help = label(field.help);
  const item: FormItemProps = {
    label: label(field.labels),
    rules,
    tooltip: help || undefined,
    className: isWide(meta, field) ? styles.wide : undefined,
  };
  // Only a module's own editor looks at the rest of the form; the others need not render with every key.
  const looksAround = extensionOf(meta.key).form?.fields?.[field.key] !== undefined || field.type === "money";
  return looksAround ? (
    <Form.Item noStyle shouldUpdate>
      {(form) => (
        <Form.Item {...item} name={field.key}>
          <Editor
            meta={meta}
            field={field}
            autoFocus={autoFocus}
            values={form.getFieldsValue(true) as Record<string, unknown>}
            setValues={(values) => form.setFieldsValue(values)}
          />
        </Form.Item>
      )}
    </Form.Item>
  ) : (
    <Form.Item {...item} name={field.key}>
      <Editor meta={meta} field={field} autoFocus={autoFocus} />
    </Form.Item>
  );
}

/** Takes value, onChange and id from the Form.Item around it. */
function Editor(
  props: Omit<FieldEditorProps, "value" | "onChange"> & Partial<Pick<FieldEditorProps, "value" | "onChange">>,
) {
  const { status } = Form.Item.useStatus();
  return (
    <FieldEditor
      {...props}
      value={props.value}
      onChange={props.onChange ?? (() => undefined)}
      status={status === "error" ? "error" : ""}
    />
  );
}
