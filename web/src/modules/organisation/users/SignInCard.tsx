import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { NewLink, UserSignIn } from "@/kernel/api/identity";
import { useSignedIn } from "@/kernel/api/queries";
import type { RecordSlotProps } from "@/kernel/extend/types";
import { formatDateTime } from "@/kernel/format/dates";
import { Card } from "@/kernel/ui/Card";
import { useFeedback } from "@/kernel/ui/feedback";
import { LinkDialog } from "./LinkDialog";
import styles from "./SignInCard.module.css";
import { UserTokens } from "./UserTokens";

/** On a user's page, for administrators: how he can sign in, and the way to let him choose a password. */
export default function SignInCard(props: RecordSlotProps) {
  const { admin } = useSignedIn();
  return admin && !props.past ? <ForAdministrators {...props} /> : null;
}

function ForAdministrators({ record }: RecordSlotProps) {
  const { t } = useTranslation("identity");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { modal } = App.useApp();
  const [link, setLink] = useState<NewLink>();
  const key = ["signIn", record.id];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<UserSignIn>(`/api/users/${record.id}/signIn`, signal),
  });

  const run = async (action: () => Promise<void>) => {
    try {
      await action();
      await client.invalidateQueries({ queryKey: key });
    } catch (error) {
      feedback.failed(error);
    }
  };
  const makeLink = () => run(async () => setLink(await api.post<NewLink>(`/api/users/${record.id}/link`)));
  const demand = () =>
    modal.confirm({
      title: t("user.demandTitle"),
      content: t("user.demandText"),
      okText: t("user.demand"),
      cancelText: t("user.cancel"),
      onOk: () =>
        run(async () => {
          await api.post(`/api/users/${record.id}/demandPassword`);
          feedback.done(t("user.demanded"));
        }),
    });

  const endSessions = () =>
    run(async () => {
      await api.delete(`/api/users/${record.id}/sessions`);
      feedback.done(t("user.ended"));
    });

  const resetSecondFactor = () =>
    modal.confirm({
      title: t("user.secondFactorResetTitle"),
      content: t("user.secondFactorResetText"),
      okText: t("user.secondFactorReset"),
      okButtonProps: { danger: true },
      cancelText: t("user.cancel"),
      onOk: () =>
        run(async () => {
          await api.delete(`/api/users/${record.id}/secondFactor`);
          feedback.done(t("user.secondFactorResetDone"));
        }),
    });

  const facts = data && [
    t(data.password ? (data.passwordDue ? "user.passwordDue" : "user.password") : "user.noPassword"),
    ...(data.secondFactor ? [t("user.secondFactor")] : []),
    ...(data.passkeys > 0 ? [t("user.passkeys", { count: data.passkeys })] : []),
    ...(data.lockedUntil ? [t("user.locked", { time: formatDateTime(data.lockedUntil) })] : []),
    ...(data.sessions > 0 ? [t("user.sessions", { count: data.sessions })] : []),
    ...(data.tokens > 0 ? [t("user.tokens", { count: data.tokens })] : []),
    ...(data.link ? [t("user.linkUntil", { time: formatDateTime(data.link.until) })] : []),
  ];
  return (
    <Card title={t("user.title")}>
      {facts ? (
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      )}
      {data && (
        <div className={styles.actions}>
          {record.active !== false && (
            <Button type={data.password ? "default" : "primary"} onClick={() => void makeLink()}>
              {t(data.password ? "user.reset" : "user.invite")}
            </Button>
          )}
          {record.active !== false && data.password && !data.passwordDue && (
            <Button onClick={demand}>{t("user.demand")}</Button>
          )}
          {(data.secondFactor || data.passkeys > 0) && (
            <Button onClick={resetSecondFactor}>{t("user.secondFactorReset")}</Button>
          )}
          {data.sessions > 0 && <Button onClick={() => void endSessions()}>{t("user.endSessions")}</Button>}
        </div>
      )}
      {data && data.tokens > 0 && (
        <UserTokens user={record.id} changed={() => client.invalidateQueries({ queryKey: key })} />
      )}
      {link && <LinkDialog link={link} name={String(record.name ?? "")} close={() => setLink(undefined)} />}
    </Card>
  );
}
