import { Form, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayChange } from "@/kernel/access";
import type { Field, ObjectMeta } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { FieldEditor } from "../fields/FieldEditor";
import { isEmpty, toWrite } from "../fields/values";

interface Props {
  meta: ObjectMeta;
  count: number;
  close: () => void;
  save: (values: Record<string, unknown>, text: string) => Promise<void>;
}

/** One field, one value, many records. */
export function BulkEdit({ meta, count, close, save }: Props) {
  const { t } = useTranslation("kernel");
  const [field, setField] = useState<Field>();
  const [value, setValue] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const fields = meta.fields.filter(
    (one) => mayChange(one) && !one.unique && one.type !== "file" && one.key !== meta.lines?.field,
  );

  const run = async () => {
    if (field) {
      setBusy(true);
      await save(toWrite({ [field.key]: value }), t("bulk.edited", { count, field: label(field.labels) }));
      close();
    }
  };

  return (
    <Modal
      open
      title={t("bulk.editTitle", { count })}
      okText={t("bulk.editSave", { count })}
      okButtonProps={{ disabled: !field || (field.required && isEmpty(value)), loading: busy }}
      onOk={() => void run()}
      onCancel={close}
      width={440}
    >
      <Form layout="vertical">
        <Form.Item label={t("bulk.field")}>
          <Select
            autoFocus
            value={field?.key}
            onChange={(key) => {
              setField(fields.find((one) => one.key === key));
              setValue(undefined);
            }}
            options={fields.map((one) => ({ value: one.key, label: label(one.labels) }))}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("filter.chooseField")}
          />
        </Form.Item>
        {field && (
          <Form.Item label={t("bulk.value")} extra={field.required ? undefined : t("bulk.emptyClears")}>
            <FieldEditor key={field.key} meta={meta} field={field} value={value} onChange={setValue} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
