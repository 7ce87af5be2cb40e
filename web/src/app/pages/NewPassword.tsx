import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

/** A new password, typed twice. */
export function NewPassword({ name }: { name: string }) {
  const { t } = useTranslation(["kernel", "identity"]);
  return (
    <>
      <Form.Item
        name={name}
        label={t("settings.passwordNew")}
        extra={t("identity:password.hint")}
        rules={[
          { required: true, message: t("settings.passwordMissing") },
          { min: 8, message: t("identity:password.short") },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("settings.passwordAgain")}
        dependencies={[name]}
        rules={[
          { required: true, message: t("settings.passwordMissing") },
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue(name)) {
                throw new Error(t("settings.passwordDiffers"));
              }
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
