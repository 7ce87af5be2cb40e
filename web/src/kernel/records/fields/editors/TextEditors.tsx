import { Input } from "antd";
import type { FieldType } from "@/kernel/api/types";
import type { FieldEditorProps } from "@/kernel/extend/types";

/** The keyboard a phone shows, and what a browser may fill in. */
const kinds: Partial<Record<FieldType, { type: string; inputMode: "tel" | "email" | "url" }>> = {
  phone: { type: "tel", inputMode: "tel" },
  email: { type: "email", inputMode: "email" },
  url: { type: "url", inputMode: "url" },
};

/** A Chinese mobile number is stored with its country and typed without. */
function withoutCountry(value: unknown): string {
  return typeof value === "string" ? value.replace(/^\+86(?=1[3-9]\d{9}$)/, "") : "";
}

export function TextEditor({ id, field, value, onChange, onBlur, disabled, status, autoFocus }: FieldEditorProps) {
  return (
    <Input
      id={id}
      value={field.type === "phone" ? withoutCountry(value) : ((value as string | null | undefined) ?? "")}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      maxLength={field.maxLength}
      autoComplete="off"
      {...kinds[field.type]}
    />
  );
}

export function LongTextEditor({
  id,
  field,
  value,
  onChange,
  onBlur,
  disabled,
  status,
  autoFocus,
  inline,
}: FieldEditorProps) {
  return (
    <Input.TextArea
      id={id}
      value={(value as string | null | undefined) ?? ""}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      maxLength={field.maxLength}
      autoSize={{ minRows: inline ? 1 : 3, maxRows: 12 }}
    />
  );
}
