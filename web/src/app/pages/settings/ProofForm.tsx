import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useSubmit } from "../front/useSubmit";
import styles from "./TwoFactor.module.css";

interface Props {
  text: string;
  button: string;
  danger?: boolean;
  send: (proof: string) => Promise<void>;
}

/** Whoever sits here shows that he is the owner: by his password or a code. */
export function ProofForm({ text, button, danger = false, send }: Props) {
  const { t } = useTranslation("identity");
  const [form] = Form.useForm<{ proof: string }>();
  const { submit, busy, problem } = useSubmit(form);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={({ proof }) => void submit(() => send(proof))}
    >
      <p className={styles.text}>{text}</p>
      <Form.Item
        name="proof"
        label={t("twoFactor.proof")}
        rules={[{ required: true, message: t("twoFactor.proofMissing") }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} autoFocus />
      </Form.Item>
      {problem && <p role="alert">{problem}</p>}
      <Button type="primary" danger={danger} htmlType="submit" block loading={busy}>
        {button}
      </Button>
    </Form>
  );
}
