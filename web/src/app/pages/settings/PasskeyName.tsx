import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useSubmit } from "../front/useSubmit";

interface Props {
  title: string;
  button: string;
  name: string;
  send: (name: string) => Promise<void>;
  close: () => void;
}

/** What a passkey is called. */
export function PasskeyName({ title, button, name, send, close }: Props) {
  const { t } = useTranslation("identity");
  const [form] = Form.useForm<{ name: string }>();
  const { submit, busy, problem } = useSubmit(form);
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      okText={button}
      cancelText={t("passkeys.cancel")}
      confirmLoading={busy}
      onOk={form.submit}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name }}
        onFinish={(values) => void submit(() => send(values.name))}
      >
        <Form.Item
          name="name"
          label={t("passkeys.name")}
          rules={[{ required: true, whitespace: true, message: t("passkeys.nameMissing") }]}
        >
          <Input maxLength={60} placeholder={t("passkeys.nameExample")} autoFocus />
        </Form.Item>
        {problem && <p role="alert">{problem}</p>}
      </Form>
    </Modal>
  );
}
