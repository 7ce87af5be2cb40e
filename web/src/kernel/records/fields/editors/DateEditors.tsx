import type { GenerateConfig } from "@rc-component/picker/es/generate";
import dayjsConfig from "@rc-component/picker/es/generate/dayjs";
import { DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { today } from "@/kernel/format/dates";
import { parseDateWords } from "@/kernel/format/dateWords";

/** Ant Design's calendar, with typed words understood beside its formats. */
const config: GenerateConfig<Dayjs> = {
  ...dayjsConfig,
  locale: {
    ...dayjsConfig.locale,
    parse: (locale, text, formats) => {
      const [, words = "", hour, minute] = /^(.*?)(?:\s+(\d{1,2})[:\uff1a](\d{2}))?$/.exec(text.trim()) ?? [];
      const day = parseDateWords(words, today());
      if (!day) {
        return dayjsConfig.locale.parse(locale, text, formats);
      }

      return hour ? dayjs(day).hour(Number(hour)).minute(Number(minute)) : dayjs(day);
    },
  },
};

const Picker = DatePicker.generatePicker<Dayjs>(config);

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
  return (
    <Picker
      id={id}
      value={value ? dayjs(String(value)) : null}
      onChange={(next) => onChange(next ? next.format("YYYY-MM-DD") : null)}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      defaultOpen={inline}
      allowClear={!field.required}
      placeholder={t("date.placeholder")}
      style={{ width: "100%" }}
    />
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
  return (
    <Picker
      id={id}
      value={value ? dayjs(String(value)) : null}
      onChange={(next) => onChange(next ? `${next.toISOString().slice(0, 19)}Z` : null)}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      defaultOpen={inline}
      allowClear={!field.required}
      showTime={{ format: "HH:mm", minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      placeholder={t("date.timePlaceholder")}
      style={{ width: "100%" }}
    />
  );
}
