import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useGo } from "@/kernel/ui/navigation";
import { FrontPage } from "./FrontPage";

/** A one-time link that does nothing any more, and what to do then. */
export function LinkOver({ error }: { error: unknown }) {
  const { t } = useTranslation("identity");
  const go = useGo();
  if (error) {
    return <ErrorState error={error} full />;
  }

  return (
    <FrontPage title={t("link.over")} heading={t("link.over")} lead={t("link.overText")}>
      <Button type="primary" size="large" block onClick={() => go("/sign-in")}>
        {t("link.toSignIn")}
      </Button>
    </FrontPage>
  );
}
