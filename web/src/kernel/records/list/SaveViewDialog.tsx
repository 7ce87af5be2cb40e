import { Checkbox, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "@/kernel/api/types";
import { useFeedback } from "@/kernel/ui/feedback";

interface ViewWords {
  name: string;
  shared: boolean;
  pinned: boolean;
  isDefault: boolean;
}

interface Props {
  /** The view to rename; a new one without. */
  view?: View;
  close: () => void;
  save: (input: ViewWords) => Promise<void>;
}

export function SaveViewDialog({ view, close, save }: Props) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const [form] = Form.useForm<ViewWords>();
  const [busy, setBusy] = useState(false);
  const submit = async (values: ViewWords) => {
    setBusy(true);
    try {
      await save(values);
      feedback.done(t("view.saved"));
      close();
    } catch (error) {
      feedback.failed(error);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={420}
      title={view ? t("view.rename") : t("view.saveAs")}
      okText={t("form.save")}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<ViewWords>
        form={form}
        layout="vertical"
        initialValues={{
          name: view?.name ?? "",
          shared: view?.shared ?? false,
          pinned: view?.pinned ?? true,
          isDefault: view?.isDefault ?? false,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label={t("view.name")}
          rules={[{ required: true, whitespace: true, message: t("view.nameMissing") }]}
        >
          <Input autoFocus maxLength={60} placeholder={t("view.nameExample")} />
        </Form.Item>
        <Form.Item name="pinned" valuePropName="checked" noStyle>
          <Checkbox>{t("view.pinHere")}</Checkbox>
        </Form.Item>
        <br />
        <Form.Item name="shared" valuePropName="checked" noStyle>
          <Checkbox>{t("view.shareHere")}</Checkbox>
        </Form.Item>
        <br />
        <Form.Item name="isDefault" valuePropName="checked" noStyle>
          <Checkbox>{t("view.defaultHere")}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
