import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { identityKeys, type Token } from "@/kernel/api/identity";
import { useFeedback } from "@/kernel/ui/feedback";
import { useTokenFacts } from "@/kernel/ui/useTokenFacts";
import styles from "./SignInCard.module.css";

/** A user's access tokens, for administrators to revoke. */
export function UserTokens({ user, changed }: { user: string; changed: () => Promise<void> }) {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const factsOf = useTokenFacts();
  const key = [...identityKeys.tokens, user];
  const { data: tokens = [] } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await api.get<{ items: Token[] }>(`/api/users/${user}/tokens`, signal)).items,
  });
  const revoke = (path: string, title: string, done: string) =>
    modal.confirm({
      title,
      content: t("user.revokeText"),
      okText: t("tokens.revoke"),
      okButtonProps: { danger: true },
      cancelText: t("user.cancel"),
      onOk: async () => {
        try {
          await api.delete(`/api/users/${user}/tokens${path}`);
          feedback.done(done);
        } catch (failure) {
          feedback.failed(failure);
        } finally {
          await client.invalidateQueries({ queryKey: key });
          await changed();
        }
      },
    });

  if (tokens.length === 0) {
    return null;
  }
  return (
    <>
      <ul className={styles.tokens}>
        {tokens.map((token) => (
          <li key={token.id}>
            <div className={styles.token}>
              <div>{token.name}</div>
              <div className={styles.hint}>{factsOf(token)}</div>
            </div>
            <Button
              size="small"
              aria-label={t("tokens.revokeNamed", { name: token.name })}
              onClick={() => revoke(`/${token.id}`, t("tokens.revokeTitle", { name: token.name }), t("tokens.revoked"))}
            >
              {t("tokens.revoke")}
            </Button>
          </li>
        ))}
      </ul>
      {tokens.length > 1 && (
        <Button size="small" onClick={() => revoke("", t("user.revokeAllTitle"), t("user.revokedAll"))}>
          {t("user.revokeAll")}
        </Button>
      )}
    </>
  );
}
