import { Alert, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/kernel/api/client";
import type { ObjectMeta } from "@/kernel/api/types";
import { fieldValue, titleOf } from "@/kernel/records/fields/values";
import { FormField } from "@/kernel/records/form/FormField";
import { useErrorText } from "@/kernel/ui/feedback";
import { clearErrors, showErrors } from "@/kernel/ui/serverErrors";
import styles from "./Columns.module.css";
import type { Gate } from "./useMove";

interface Props {
  meta: ObjectMeta;
  gate: Gate;
  answer: (values: Record<string, unknown>) => Promise<void>;
  giveUp: () => void;
}

/** Asks for what a column demands of the cards in it, and for nothing else. */
export function GateDialog({ meta, gate, answer, giveUp }: Props) {
  const { t } = useTranslation("board");
  const errorText = useErrorText();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { record } = gate.move;

  const submit = async (values: Record<string, unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await answer(values);
    } catch (error) {
      const errors = error instanceof ApiError ? error.errors : {};
      const known = gate.questions.filter((field) => errors[field.key]);
      showErrors(
        form,
        known.map((field) => [field.key, errors[field.key] ?? []]),
      );
      if (known.length === 0) {
        setProblem(errorText(error));
      }

      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t("gate.title", { column: gate.column.name })}
      okText={t("gate.ok", { column: gate.column.name })}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={giveUp}
      width={480}
      destroyOnHidden
    >
      <p className={styles.gateText}>{t("gate.text", { name: titleOf(meta, record) })}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={Object.fromEntries(
          gate.questions.map((field) => [field.key, fieldValue(record, field.key) ?? undefined]),
        )}
        onValuesChange={(changed) => clearErrors(form, changed)}
        onFinish={(values) => void submit(values)}
      >
        {gate.questions.map((field, index) => (
          <FormField key={field.key} meta={meta} field={field} autoFocus={index === 0} />
        ))}
      </Form>
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
    </Modal>
  );
}
