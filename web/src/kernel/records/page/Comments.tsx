import { MessageOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Mentions, Skeleton } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import { useSomeRecords } from "@/kernel/api/queries";
import type { Comment } from "@/kernel/api/types";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { useFeedback } from "@/kernel/ui/feedback";
import { useDebounced } from "@/kernel/ui/useDebounced";
import { CommentItem } from "./CommentItem";
import styles from "./Comments.module.css";

interface Props {
  object: string;
  id: string;
  readOnly: boolean;
}

/** What colleagues say of a record; an @ calls one of them. */
export function Comments({ object, id, readOnly }: Props) {
  const { t } = useTranslation("kernel");
  const client = useQueryClient();
  const feedback = useFeedback();
  const [text, setText] = useState("");
  const [typed, setTyped] = useState("");
  const [calling, setCalling] = useState(false);
  const search = useDebounced(typed, 200);
  const people = useSomeRecords("users", { search: search || undefined, limit: 10 }, calling);
  // Who was found for other letters must not be called by an early Enter.
  const found = typed === search && !people.isPlaceholderData ? (people.data?.items ?? []) : [];
  // Names chosen so far; which of them still stand in the text is seen when it is sent.
  const chosen = useRef(new Map<string, string>());
  const { data, isPending } = useQuery({
    queryKey: keys.comments(object, id),
    queryFn: ({ signal }) => api.get<{ items: Comment[] }>(`/api/${object}/${id}/comments`, signal),
  });
  const refresh = () => client.invalidateQueries({ queryKey: keys.on(object, id) });
  const send = useMutation({
    mutationFn: (body: { text: string; mentions: string[] }) =>
      api.post<Comment>(`/api/${object}/${id}/comments`, body),
    onSuccess: () => {
      setText("");
      chosen.current.clear();
      return refresh();
    },
    onError: feedback.failed,
  });

  const submit = () => {
    const words = text.trim();
    if (words !== "" && !send.isPending) {
      const mentions = [...chosen.current].filter(([name]) => words.includes(`@${name}`)).map(([, userId]) => userId);
      send.mutate({ text: words, mentions });
    }
  };

  return (
    <div>
      {!readOnly && (
        <div className={styles.composer}>
          <Mentions
            value={text}
            onChange={setText}
            onSearch={(word) => {
              setCalling(true);
              setTyped(word);
            }}
            onSelect={({ value }) => {
              const person = found.find((candidate) => candidate.name === value);
              if (person && value) {
                chosen.current.set(value, person.id);
              }
            }}
            filterOption={false}
            loading={people.isFetching}
            options={found.map((person) => ({
              key: person.id,
              value: String(person.name ?? ""),
              label: String(person.name ?? ""),
            }))}
            placeholder={t("comments.placeholder")}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                submit();
              }
            }}
          />
          <div className={styles.send}>
            <span className={styles.hint}>{t("comments.hint")}</span>
            <Button type="primary" size="small" disabled={text.trim() === ""} loading={send.isPending} onClick={submit}>
              {t("comments.send")}
            </Button>
          </div>
        </div>
      )}
      {isPending ? (
        <Skeleton active avatar paragraph={{ rows: 2 }} title={false} />
      ) : data?.items.length ? (
        <ul className={styles.list}>
          {data.items.map((comment) => (
            <CommentItem key={comment.id} comment={comment} own={!readOnly && comment.can.update} refresh={refresh} />
          ))}
        </ul>
      ) : (
        <EmptyState small icon={<MessageOutlined />} title={t("comments.none")} />
      )}
    </div>
  );
}
