import { CheckOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAbilities } from "@/kernel/access";
import { refresh } from "@/kernel/api/cache";
import { api } from "@/kernel/api/client";
import { acceptRecord, useObjectMeta, useSomeRecords } from "@/kernel/api/queries";
import type { Filter, RecordData, WrittenRecord } from "@/kernel/api/types";
import { daysUntil } from "@/kernel/format/dates";
import { fieldOf, fieldValue, isReference, titleOf } from "@/kernel/records/fields/values";
import { useForms } from "@/kernel/records/form/forms";
import { Card } from "@/kernel/ui/Card";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { useFeedback } from "@/kernel/ui/feedback";
import { Day } from "@/kernel/ui/Time";
import { CardSkeleton } from "./CardSkeleton";
import styles from "./home.module.css";

const shown = 8;

/** The field a task is due by, whichever the object calls it. */
const dueKeys = ["dueAt", "due", "dueOn", "dueDate"];

/** My open tasks, the most urgent first; ticking one completes it, and that can be taken back. */
export function TasksCard() {
  const { t } = useTranslation("kernel");
  const client = useQueryClient();
  const feedback = useFeedback();
  const forms = useForms();
  const abilities = useAbilities("tasks");
  const { data: meta } = useObjectMeta("tasks");
  const due = dueKeys.find((key) => meta && fieldOf(meta, key));
  const status = meta && fieldOf(meta, "status");
  const doneValues =
    status?.choices?.map((choice) => choice.value).filter((value) => /done|complete|closed|cancel/i.test(value)) ?? [];
  const filter: Filter = {
    and: [
      { field: "owner", op: "eq", value: "me" },
      ...(doneValues.length > 0 ? [{ field: "status", op: "notIn" as const, value: doneValues }] : []),
    ],
  };
  const { data, isPending, isError } = useSomeRecords(
    "tasks",
    { filter, sort: due ? [due] : undefined, limit: shown, count: "capped" },
    meta !== undefined,
  );
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const complete = useMutation({
    mutationFn: (task: RecordData) =>
      api.post<WrittenRecord>(`/api/tasks/${task.id}/complete`, { version: task.version }),
    onMutate: (task) => setLeaving((old) => new Set(old).add(task.id)),
    onSuccess: (saved) => {
      acceptRecord(client, "tasks", saved);
      refresh(client, "tasks");
      feedback.changed(t("home.taskDone", { name: titleOf(meta, saved) }), saved.changeSet, () =>
        refresh(client, "tasks"),
      );
    },
    onError: feedback.failed,
    onSettled: (_saved, _error, task) => setLeaving((old) => new Set([...old].filter((id) => id !== task.id))),
  });

  return (
    <Card
      title={t("home.tasks")}
      count={data?.count ? String(data.count) : undefined}
      extra={
        abilities.create && (
          <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => forms.create("tasks")}>
            {t("home.newTask")}
          </Button>
        )
      }
    >
      {isPending ? (
        <CardSkeleton rows={4} />
      ) : isError || !data?.items.length ? (
        <EmptyState small icon={<CheckOutlined />} title={t("home.noTasks")} />
      ) : (
        <ul className={styles.list}>
          {data.items.map((task) => {
            const at = due ? (fieldValue(task, due) as string | null) : null;
            const late = at ? daysUntil(at) : 1;
            const customer = task.customer;
            return (
              <li key={task.id} className={`${styles.task} ${leaving.has(task.id) ? styles.leaving : ""}`}>
                <Checkbox
                  checked={leaving.has(task.id)}
                  aria-label={t("home.complete", { name: titleOf(meta, task) })}
                  onChange={() => complete.mutate(task)}
                />
                <Link to={`/tasks/${task.id}` as "/"} className={styles.words}>
                  <span className={styles.name}>{titleOf(meta, task)}</span>
                  {isReference(customer) && <span className={styles.quiet}>{customer.name}</span>}
                </Link>
                {at && (
                  <span className={late < 0 ? styles.late : late === 0 ? styles.soon : styles.quiet}>
                    <Day value={at} />
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {(data?.count ?? 0) > shown && (
        <Link to={"/tasks" as "/"} search={{ filter, sort: due ? [due] : [] } as never} className={styles.all}>
          {t("record.all", { count: data?.count })}
        </Link>
      )}
    </Card>
  );
}
