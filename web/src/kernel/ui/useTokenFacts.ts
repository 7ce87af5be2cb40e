import { useTranslation } from "react-i18next";
import type { Token } from "@/kernel/api/identity";
import { useMeta } from "@/kernel/api/queries";
import { formatDate } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";

/** What is to be said of an access token, in one line. */
export function useTokenFacts() {
  const { t } = useTranslation("identity");
  const { data: meta } = useMeta();
  const nameOf = (key: string) => label(meta?.objects.find((object) => object.key === key)?.pluralLabels, key);
  return (token: Token) =>
    [
      t(token.readOnly ? "tokens.read" : "tokens.write"),
      token.objects.length > 0 && token.objects.map(nameOf).join(t("kernel:value.separator")),
      token.expiresAt === null
        ? t("tokens.forever")
        : new Date(token.expiresAt) < new Date()
          ? t("tokens.over")
          : t("tokens.until", { time: formatDate(token.expiresAt) }),
      token.lastUsedOn === null ? t("tokens.unused") : t("tokens.used", { time: formatDate(token.lastUsedOn) }),
    ]
      .filter(Boolean)
      .join(" · ");
}
