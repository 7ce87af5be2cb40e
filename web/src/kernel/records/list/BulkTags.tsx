import { Form, Modal, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { BatchOperation, Field, ObjectMeta, RecordData, RecordPage } from "@/kernel/api/types";
import { useFeedback } from "@/kernel/ui/feedback";
import { MultiChoiceEditor } from "../fields/editors/ChoiceEditors";
import { fieldValue, toWrite } from "../fields/values";

const perPage = 500;

interface Props {
  meta: ObjectMeta;
  field: Field;
  ids: string[];
  close: () => void;
  save: (operations: BatchOperation[], text: string) => Promise<void>;
}

/** The records with their tags as they are now; the list may not show that column. */
async function readTags(meta: ObjectMeta, field: Field, ids: string[]): Promise<RecordData[]> {
  const records: RecordData[] = [];
  for (let from = 0; from < ids.length; from += perPage) {
    const page = await api.post<RecordPage>(`/api/${meta.key}/query`, {
      filter: { field: "id", op: "in", value: ids.slice(from, from + perPage) },
      fields: [field.key],
      limit: perPage,
    });
    records.push(...page.items);
  }

  return records;
}

/** Adds tags to many records or takes them away; their other tags stay. */
export function BulkTags({ meta, field, ids, close, save }: Props) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const [mode, setMode] = useState<"add" | "remove">("add");
  const [tags, setTags] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);

  const run = async () => {
    setBusy(true);
    try {
      await change(await readTags(meta, field, ids));
      close();
    } catch (error) {
      feedback.failed(error);
      setBusy(false);
    }
  };
  const change = async (records: RecordData[]) => {
    const operations = records.map((record): BatchOperation => {
      const before = (fieldValue(record, field.key) as string[] | null) ?? [];
      const after = mode === "add" ? [...new Set([...before, ...tags])] : before.filter((tag) => !tags.includes(tag));
      return { op: "update", id: record.id, version: record.version, values: toWrite({ [field.key]: after }) };
    });
    await save(operations, t(mode === "add" ? "bulk.tagged" : "bulk.untagged", { count: ids.length }));
  };

  return (
    <Modal
      open
      title={t("bulk.tagsTitle", { count: ids.length })}
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
