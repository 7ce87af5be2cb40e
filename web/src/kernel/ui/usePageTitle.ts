import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** The tab's title while a page is shown. */
export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation("kernel");
  useEffect(() => {
    document.title = title ? `${title} · ${t("app.name")}` : t("app.name");
  }, [title, t]);
}
