import { DatePicker } from "antd";
import type { Dayjs } from "dayjs";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { today } from "@/kernel/format/dates";
import { parseDateWords } from "@/kernel/format/dateWords";
import { instant, wall } from "@/kernel/format/zone";

/** The moment typed words mean, with an hour where one may be given; null when they mean none. */
export function momentOf(text: string, from = today()): Dayjs | null {
  const [, words = "", hour, minute] = /^(.*?)(?:\s+(\d{1,2})[:\uff1a](\d{2}))?$/.exec(text.trim()) ?? [];
  const day = parseDateWords(words, from);
  if (!day) {
    return null;
  }

  return hour ? wall(day).hour(Number(hour)).minute(Number(minute)) : wall(day);
}

interface WordsProps {
  /** Told the moment, once the person has finished typing it. */
  accept: (moment: Dayjs) => void;
  children: ReactNode;
}

/** Reads words when the person has finished them with Enter or by leaving; while typed they could still become others. */
function Words({ accept, children }: WordsProps) {
  const read = (target: EventTarget): boolean => {
    const moment = target instanceof HTMLInputElement ? momentOf(target.value) : null;
    if (moment) {
      accept(moment);
    }

    return moment !== null;
  };
  return (
    <div
      onKeyDownCapture={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing && read(event.target)) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
      onBlurCapture={(event) => {
        read(event.target);
      }}
    >
      {children}
    </div>
  );
}

export function DateEditor({
  id,
  value,
  onChange,
  onBlur,
  disabled,
  status,
  autoFocus,
  inline,
  field,
}: FieldEditorProps) {
  const { t } = useTranslation("kernel");
  const [open, setOpen] = useState(inline ?? false);
  const change = (next: string | null) => {
    if (next !== (value ?? null)) {
      onChange(next);
    }
  };
  return (
    <Words
      accept={(moment) => {
        setOpen(false);
        change(moment.format("YYYY-MM-DD"));
      }}
    >
      <DatePicker
        id={id}
        value={value ? wall(String(value)) : null}
        onChange={(next) => change(next ? next.format("YYYY-MM-DD") : null)}
        onBlur={onBlur}
        open={open}
        onOpenChange={setOpen}
        disabled={disabled}
        status={status}
        autoFocus={autoFocus}
        allowClear={!field.required}
        placeholder={t("date.placeholder")}
        style={{ width: "100%" }}
      />
    </Words>
  );
}

export function DateTimeEditor({
  id,
  value,
  onChange,
  onBlur,
  disabled,
  status,
  autoFocus,
  inline,
  field,
}: FieldEditorProps) {
  const { t } = useTranslation("kernel");
  const [open, setOpen] = useState(inline ?? false);
  const change = (next: Dayjs | null) => {
    const text = next ? instant(next) : null;
    if (text !== (value ?? null)) {
      onChange(text);
    }
  };
  return (
    <Words
      accept={(moment) => {
        setOpen(false);
        change(moment);
      }}
    >
      <DatePicker
        id={id}
        value={value ? wall(String(value)) : null}
        onChange={change}
        onBlur={onBlur}
        open={open}
        onOpenChange={setOpen}
        disabled={disabled}
        status={status}
        autoFocus={autoFocus}
        allowClear={!field.required}
        showTime={{ format: "HH:mm", minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        placeholder={t("date.timePlaceholder")}
        style={{ width: "100%" }}
      />
    </Words>
  );
}
