import { LoginOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { SsoOffer } from "@/kernel/api/identity";

/** Leaves for the company's identity provider. */
export function SsoButton({ offer, path, primary }: { offer: SsoOffer; path: string; primary: boolean }) {
  const { t } = useTranslation("identity");
  return (
    <Button
      block
      size="large"
      type={primary ? "primary" : "default"}
      icon={<LoginOutlined />}
      href={`/api/sso/start?next=${encodeURIComponent(path)}`}
      style={{ marginTop: primary ? 0 : 12 }}
    >
      {offer.label || t("sso.button")}
    </Button>
  );
}
