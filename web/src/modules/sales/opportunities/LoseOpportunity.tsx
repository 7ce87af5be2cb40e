import { Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VerbProps } from "@/kernel/extend/types";
import { label } from "@/kernel/i18n";
import { fieldOf, titleOf } from "@/kernel/records/fields/values";
import { useFeedback } from "@/kernel/ui/feedback";
import { useStageVerb } from "./useStageVerb";

interface Answer {
  reason: string;
  note?: string;
}

/** Gives an opportunity up and says why: the reasons are counted, the note is for whoever tries again. */
export default function LoseOpportunity({ meta, record, close }: VerbProps) {
  const { t } = useTranslation("sales");
  const [form] = Form.useForm<Answer>();
  const [busy, setBusy] = useState(false);
  const feedback = useFeedback();
  const run = useStageVerb(meta);
  const reasons = fieldOf(meta, "lossReason")?.choices ?? [];

  const submit = async ({ reason, note }: Answer) => {
    setBusy(true);
    try {
      await run(record, "lose", { reason, note: note?.trim() || undefined });
      close();
    } catch (error) {
      feedback.failed(error);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t("lose.title", { name: titleOf(meta, record) })}
      okText={t("lose.ok")}
      okButtonProps={{ danger: true, loading: busy }}
      onOk={() => form.submit()}
      onCancel={close}
      width={480}
    >
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item name="reason" label={t("lose.reason")} rules={[{ required: true, message: t("lose.choose") }]}>
          <Radio.Group
            options={reasons.map((choice) => ({ value: choice.value, label: label(choice.labels, choice.value) }))}
            style={{ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(140px, 1fr))", gap: 8 }}
          />
        </Form.Item>
        <Form.Item name="note" label={t("lose.note")}>
          <Input.TextArea
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            placeholder={t("lose.notePlaceholder")}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
