import { CloseOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { useSignedIn } from "@/kernel/api/queries";
import type { CollaboratorList, ObjectMeta, Reference, ShareLevel } from "@/kernel/api/types";
import { Card } from "@/kernel/ui/Card";
import { useFeedback } from "@/kernel/ui/feedback";
import { Person } from "@/kernel/ui/Person";
import { ReferenceEditor } from "../fields/editors/ReferenceEditor";
import { fieldOf } from "../fields/values";
import styles from "./CollaboratorsCard.module.css";

interface Props {
  meta: ObjectMeta;
  id: string;
  readOnly: boolean;
}

/** With whom the record is shared; nothing where it is shared with nobody and the reader may not share it. */
export function CollaboratorsCard({ meta, id, readOnly }: Props) {
  const { t } = useTranslation("kernel");
  const client = useQueryClient();
  const feedback = useFeedback();
  const { user: me } = useSignedIn();
  const [adding, setAdding] = useState(false);
  const key = keys.collaborators(meta.key, id);
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<CollaboratorList>(`/api/${meta.key}/${id}/collaborators`, signal),
  });
  const settled = {
    onSuccess: (list: CollaboratorList) => {
      client.setQueryData(key, list);
      void client.invalidateQueries({ queryKey: keys.on(meta.key, id) });
    },
    onError: (error: Error) => feedback.failed(error),
  };
  const share = useMutation({
    mutationFn: ({ user, level }: { user: string; level: ShareLevel }) =>
      api.put<CollaboratorList>(`/api/${meta.key}/${id}/collaborators/${user}`, { level }),
    ...settled,
  });
  const end = useMutation({
    mutationFn: (user: string) => api.delete<CollaboratorList>(`/api/${meta.key}/${id}/collaborators/${user}`),
    ...settled,
  });
  const owner = fieldOf(meta, "owner");
  const mayShare = !readOnly && (data?.canShare ?? false);
  if (!data || (data.items.length === 0 && !mayShare)) {
    return null;
  }

  return (
    <Card
      title={t("collaborators.title")}
      count={data.items.length > 0 ? String(data.items.length) : undefined}
      extra={
        mayShare && (
          <Button type="link" size="small" onClick={() => setAdding(!adding)}>
            {adding ? t("form.cancel") : t("collaborators.add")}
          </Button>
        )
      }
    >
      {adding && owner && (
        <div className={styles.add}>
          <ReferenceEditor
            meta={meta}
            field={{ ...owner, required: true }}
            value={null}
            onChange={(next) => {
              if (next) {
                share.mutate({ user: (next as Reference).id, level: "read" });
                setAdding(false);
              }
            }}
            autoFocus
          />
        </div>
      )}
      {data.items.length === 0 ? (
        <p className={styles.none}>{t("collaborators.none")}</p>
      ) : (
        <ul className={styles.list}>
          {data.items.map(({ user, level }) => (
            <li key={user.id} className={styles.item}>
              <span className={styles.person}>
                <Person id={user.id} name={user.name} />
              </span>
              {mayShare ? (
                <Select
                  size="small"
                  variant="borderless"
                  value={level}
                  popupMatchSelectWidth={false}
                  aria-label={t("collaborators.level", { name: user.name })}
                  options={(["read", "write"] as const).map((one) => ({
                    value: one,
                    label: t(`collaborators.${one}`),
                  }))}
                  onChange={(next) => share.mutate({ user: user.id, level: next })}
                />
              ) : (
                <span className={styles.level}>{t(`collaborators.${level}`)}</span>
              )}
              {(mayShare || (!readOnly && user.id === me.id)) && (
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={t("collaborators.remove", { name: user.name })}
                  onClick={() => end.mutate(user.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
