import { Form, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BatchOperation, Field, ObjectMeta, RecordData } from "@/kernel/api/types";
import { MultiChoiceEditor } from "../fields/editors/ChoiceEditors";
import { fieldValue, toWrite } from "../fields/values";

interface Props {
  meta: ObjectMeta;
  field: Field;
  records: RecordData[];
  close: () => void;
  save: (operations: BatchOperation[], text: string) => Promise<void>;
}

/** Adds tags to many records or takes them away; their other tags stay. */
export function BulkTags({ meta, field, records, close, save }: Props) {
  const { t } = useTranslation("kernel");
  const [mode, setMode] = useState<"add" | "remove">("add");
  const [tags, setTags] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);

  const run = async () => {
    setBusy(true);
    const operations = records.map((record): BatchOperation => {
      const before = (fieldValue(record, field.key) as string[] | null) ?? [];
      const after = mode === "add" ? [...new Set([...before, ...tags])] : before.filter((tag) => !tags.includes(tag));
      return { op: "update", id: record.id, version: record.version, values: toWrite({ [field.key]: after }) };
    });
    await save(operations, t(mode === "add" ? "bulk.tagged" : "bulk.untagged", { count: records.length }));
    close();
  };

  return (
    <Modal
      open
      title={t("bulk.tagsTitle", { count: records.length })}
      okText={t(mode === "add" ? "bulk.tagsAdd" : "bulk.tagsRemove")}
      okButtonProps={{ disabled: tags.length === 0, loading: busy }}
      onOk={() => void run()}
      onCancel={close}
      width={440}
    >
      <Form layout="vertical">
        <Form.Item>
          <Segmented
            value={mode}
            onChange={setMode}
            options={[
              { value: "add", label: t("bulk.tagsAdd") },
              { value: "remove", label: t("bulk.tagsRemove") },
            ]}
          />
        </Form.Item>
        <MultiChoiceEditor
          meta={meta}
          field={field}
          value={tags}
          onChange={(next) => setTags(next as string[])}
          autoFocus
        />
      </Form>
    </Modal>
  );
}
