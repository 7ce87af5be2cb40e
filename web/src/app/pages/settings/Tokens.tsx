import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { identityKeys, type Token, useTokens } from "@/kernel/api/identity";
import { useMeta } from "@/kernel/api/queries";
import { formatDate } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { NewToken } from "./NewToken";
import styles from "./SettingsPage.module.css";

/** The access tokens of one's programs. */
export function Tokens() {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const [adding, setAdding] = useState(false);
  const { data: tokens, error, refetch } = useTokens();
  const revoke = (token: Token) =>
    modal.confirm({
      title: t("tokens.revokeTitle", { name: token.name }),
      content: t("tokens.revokeText"),
      okText: t("tokens.revoke"),
      okButtonProps: { danger: true },
      cancelText: t("tokens.cancel"),
      onOk: async () => {
        try {
          await api.delete(`/api/tokens/${token.id}`);
          feedback.done(t("tokens.revoked"));
        } catch (failure) {
          feedback.failed(failure);
        } finally {
          await client.invalidateQueries({ queryKey: identityKeys.tokens });
        }
      },
    });

  const { data: meta } = useMeta();
  const nameOf = (key: string) => label(meta?.objects.find((object) => object.key === key)?.pluralLabels, key);
  const factsOf = (token: Token) =>
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

  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2 className={styles.blockTitle}>{t("tokens.title")}</h2>
        <Button onClick={() => setAdding(true)}>{t("tokens.add")}</Button>
      </div>
      <p className={styles.hint}>{t("tokens.lead")}</p>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!tokens && !error && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {tokens?.length === 0 && <p className={styles.hint}>{t("tokens.none")}</p>}
      {tokens?.map((token) => (
        <div key={token.id} className={styles.row}>
          <div className={styles.words}>
            <div className={styles.long}>{token.name}</div>
            <div className={styles.hint}>{factsOf(token)}</div>
          </div>
          <Button aria-label={t("tokens.revokeNamed", { name: token.name })} onClick={() => revoke(token)}>
            {t("tokens.revoke")}
          </Button>
        </div>
      ))}
      {adding && <NewToken close={() => setAdding(false)} />}
    </section>
  );
}
