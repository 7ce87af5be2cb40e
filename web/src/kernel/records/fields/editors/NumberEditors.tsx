import { Input, InputNumber, type InputRef } from "antd";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/kernel/api/queries";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { formatTyped, parseTyped, textOf } from "@/kernel/format/moneyText";
import { currencySymbol } from "@/kernel/format/numbers";
import { useFeedback } from "@/kernel/ui/feedback";

export function NumberEditor({ id, field, value, onChange, onBlur, disabled, status, autoFocus }: FieldEditorProps) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const typed = useRef("");
  return (
    <InputNumber
      id={id}
      value={value as number | null}
      onChange={onChange}
      onInput={(text) => {
        typed.current = text;
      }}
      onBlur={() => {
        // The input takes back what is no number; whoever typed it must not believe it was kept.
        const text = typed.current.trim();
        if (Number.isNaN(Number(text.replace(/[,，%]/g, "")))) {
          feedback.refused(t("rule.number", { text }));
        }

        typed.current = "";
        onBlur?.();
      }}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      precision={field.type === "integer" ? 0 : field.scale}
      suffix={field.type === "percent" ? "%" : undefined}
      controls={false}
      inputMode={field.type === "integer" ? "numeric" : "decimal"}
      style={{ width: "100%" }}
    />
  );
}

/** Groups the digits while they are typed; understands what people write for ten thousands and millions. */
export function MoneyEditor({
  id,
  field,
  value,
  onChange,
  onBlur,
  disabled,
  status,
  autoFocus,
  values,
}: FieldEditorProps) {
  const scale = field.scale ?? 2;
  const currency = useSession().data?.workspace.currency ?? "CNY";
  const [text, setText] = useState(() => textOf(value as number | null, scale));
  const input = useRef<InputRef>(null);
  const caret = useRef<number | null>(null);

  // A value that came from elsewhere replaces the text; one that means the typed text must not.
  const stored = (value as number | null | undefined) ?? null;
  const [seen, setSeen] = useState(stored);
  if (stored !== seen) {
    setSeen(stored);
    if (parseTyped(text, scale) !== stored) {
      setText(textOf(stored, scale));
    }
  }

  useLayoutEffect(() => {
    if (caret.current !== null) {
      input.current?.input?.setSelectionRange(caret.current, caret.current);
      caret.current = null;
    }
  });

  return (
    <Input
      ref={input}
      id={id}
      value={text}
      prefix={currencySymbol(typeof values?.currency === "string" ? values.currency : currency)}
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      onChange={(event) => {
        const target = event.target;
        const next = formatTyped(target.value, target.selectionStart ?? target.value.length, scale);
        caret.current = next.caret;
        setText(next.text);
        onChange(parseTyped(next.text, scale));
      }}
      onBlur={() => {
        setText(textOf(parseTyped(text, scale), scale));
        onBlur?.();
      }}
    />
  );
}
