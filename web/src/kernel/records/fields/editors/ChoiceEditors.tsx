import { Select, Switch } from "antd";
import type { FieldEditorProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { Chip } from "@/kernel/ui/Chip";

function options({ field }: FieldEditorProps) {
  return (field.choices ?? []).map((choice) => ({
    value: choice.value,
    label: label(choice.labels, choice.value),
    color: choice.color,
  }));
}

export function ChoiceEditor(props: FieldEditorProps) {
  const { id, field, value, onChange, onBlur, disabled, status, autoFocus, inline } = props;
  const list = options(props);
  return (
    <Select
      id={id}
      value={(value as string | null) ?? undefined}
      onChange={(next) => onChange(next ?? null)}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      defaultOpen={inline}
      allowClear={!field.required}
      showSearch={list.length > 8 ? { optionFilterProp: "label" } : false}
      options={list}
      optionRender={(option) => <Chip color={option.data.color}>{option.data.label}</Chip>}
      popupMatchSelectWidth={false}
      style={{ width: "100%" }}
    />
  );
}

export function MultiChoiceEditor(props: FieldEditorProps) {
  const { id, field, value, onChange, onBlur, disabled, status, autoFocus, inline } = props;
  return (
    <Select
      id={id}
      mode={field.open ? "tags" : "multiple"}
      value={(value as string[] | null) ?? []}
      onChange={onChange}
      onBlur={onBlur}
      disabled={disabled}
      status={status}
      autoFocus={autoFocus}
      defaultOpen={inline}
      tokenSeparators={[",", "\uff0c", "\u3001"]}
      options={options(props)}
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
    />
  );
}

export function YesNoEditor({ id, value, onChange, disabled, autoFocus }: FieldEditorProps) {
  return <Switch id={id} checked={value === true} onChange={onChange} disabled={disabled} autoFocus={autoFocus} />;
}
