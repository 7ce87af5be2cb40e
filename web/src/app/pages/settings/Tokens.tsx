import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { identityKeys, type Token, useTokens } from "@/kernel/api/identity";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { useTokenFacts } from "@/kernel/ui/useTokenFacts";
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

  const factsOf = useTokenFacts();
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
