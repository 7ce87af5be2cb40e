import { Checkbox, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTransfer } from "@/kernel/api/queries";
import type { ObjectMeta, Reference } from "@/kernel/api/types";
import { label, word } from "@/kernel/i18n";
import { useFeedback } from "@/kernel/ui/feedback";
import { ReferenceEditor } from "../fields/editors/ReferenceEditor";
import { fieldOf } from "../fields/values";

interface Props {
  meta: ObjectMeta;
  ids: string[];
  close: () => void;
  done: () => void;
}

/** Hands records over to somebody, and if wished what belongs to them. */
export function TransferDialog({ meta, ids, close, done }: Props) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const transfer = useTransfer(meta.key);
  const [owner, setOwner] = useState<Reference | null>(null);
  const [cascade, setCascade] = useState<string[]>([]);
  const field = fieldOf(meta, "owner");

  const run = async () => {
    if (!owner) {
      return;
    }

    try {
      const result = await transfer.mutateAsync({
        ids,
        owner: owner.id,
        cascade: cascade.length > 0 ? cascade : undefined,
      });
      const text =
        result.refused.length > 0
          ? t("bulk.partly", { done: result.done, refused: result.refused.length, reason: result.refused[0]?.reason })
          : t("bulk.transferred", { count: result.done, name: owner.name });
      feedback.changed(text, result.changeSet);
      done();
      close();
    } catch (error) {
      feedback.failed(error);
    }
  };

  return (
    <Modal
      open
      title={t("bulk.transferTitle", { count: ids.length, object: word(meta.labels) })}
      okText={t("bulk.transfer")}
      okButtonProps={{ disabled: !owner, loading: transfer.isPending }}
      onOk={() => void run()}
      onCancel={close}
      width={440}
    >
      <Form layout="vertical">
        <Form.Item label={t("bulk.newOwner")}>
          {field && (
            <ReferenceEditor
              meta={meta}
              field={{ ...field, required: true }}
              value={owner}
              onChange={(next) => setOwner(next as Reference | null)}
              autoFocus
            />
          )}
        </Form.Item>
        {meta.related.length > 0 && (
          <Form.Item label={t("bulk.cascade")}>
            <Checkbox.Group
              value={cascade}
              onChange={setCascade}
              options={[...new Map(meta.related.map((related) => [related.object, related])).values()].map(
                (related) => ({
                  value: related.object,
                  label: label(related.labels),
                }),
              )}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
