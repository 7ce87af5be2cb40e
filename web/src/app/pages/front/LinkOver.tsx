import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useGo } from "@/kernel/ui/navigation";
import { FrontPage } from "./FrontPage";

interface Props {
  error: unknown;
  /** The link was to set the workspace up: nobody is there yet to ask for another. */
  setUp?: boolean;
}

/** A one-time link that does nothing any more, and what to do then. */
export function LinkOver({ error, setUp = false }: Props) {
  const { t } = useTranslation("identity");
  const go = useGo();
  if (error) {
    return <ErrorState error={error} full />;
  }

  return (
    <FrontPage title={t("link.over")} heading={t("link.over")} lead={t(setUp ? "link.overSetUp" : "link.overText")}>
      <Button type="primary" size="large" block onClick={() => go("/sign-in")}>
        {t("link.toSignIn")}
      </Button>
    </FrontPage>
  );
}
