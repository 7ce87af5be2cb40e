import { Button, Input, Popconfirm } from "antd";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import type { Comment } from "@/kernel/api/types";
import { useFeedback } from "@/kernel/ui/feedback";
import { Avatar } from "@/kernel/ui/Person";
import { RelativeTime } from "@/kernel/ui/Time";
import styles from "./Comments.module.css";

interface Props {
  comment: Comment;
  own: boolean;
  refresh: () => Promise<void>;
}

export function CommentItem({ comment, own, refresh }: Props) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const [draft, setDraft] = useState<string>();
  const run = async (change: Promise<unknown>) => {
    try {
      await change;
      setDraft(undefined);
      await refresh();
    } catch (error) {
      feedback.failed(error);
    }
  };

  return (
    <li className={styles.item}>
      <Avatar name={comment.actor?.name ?? null} id={comment.actor?.id} size={28} />
      <div className={styles.body}>
        <div className={styles.who}>
          <strong>{comment.actor?.name}</strong>
          <span className={styles.time}>
            <RelativeTime value={comment.at} />
          </span>
          {own && draft === undefined && (
            <span className={styles.actions}>
              <Button type="link" size="small" onClick={() => setDraft(comment.text)}>
                {t("comments.edit")}
              </Button>
              <Popconfirm
                title={t("comments.deleteTitle")}
                okText={t("bulk.delete")}
                cancelText={t("form.cancel")}
                onConfirm={() => run(api.delete(`/api/comments/${comment.id}`))}
              >
                <Button type="link" size="small">
                  {t("bulk.delete")}
                </Button>
              </Popconfirm>
            </span>
          )}
        </div>
        {draft === undefined ? (
          <p className={styles.text}>
            <WithMentions text={comment.text} names={comment.mentions.flatMap((mention) => mention.name ?? [])} />
          </p>
        ) : (
          <>
            <Input.TextArea
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
              autoSize={{ minRows: 2 }}
              autoFocus
            />
            <div className={styles.send}>
              <Button size="small" onClick={() => setDraft(undefined)}>
                {t("form.cancel")}
              </Button>
              <Button
                size="small"
                type="primary"
                disabled={draft.trim() === ""}
                onClick={() =>
                  void run(api.patch(`/api/comments/${comment.id}`, { text: draft.trim(), version: comment.version }))
                }
              >
                {t("form.save")}
              </Button>
            </div>
          </>
        )}
      </div>
    </li>
  );
}

/** The text with the called names set off. */
function WithMentions({ text, names }: { text: string; names: string[] }) {
  if (names.length === 0) {
    return text;
  }

  const pattern = new RegExp(`(@(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")}))`);
  return text.split(pattern).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
    <Fragment key={index}>
      {part.startsWith("@") && pattern.test(part) ? <span className={styles.mention}>{part}</span> : part}
    </Fragment>
  ));
}
