import { HistoryOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, queryString } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { Page, TimelineItem, TimelineKind } from "@/kernel/api/types";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useDebounced } from "@/kernel/ui/useDebounced";
import { DayHeading, dayOf } from "./days";
import styles from "./Timeline.module.css";
import { TimelineEntry } from "./TimelineEntry";

const kinds: readonly TimelineKind[] = ["activity", "task", "opportunity", "order", "comment", "file", "change"];

/** Everything that happened with a record, newest first, by day. */
export function Timeline({ object, id, search }: { object: string; id: string; search: string }) {
  const { t } = useTranslation("kernel");
  const [kind, setKind] = useState<TimelineKind>();
  const q = useDebounced(search.trim(), 250);
  const query = useInfiniteQuery({
    queryKey: keys.timeline(object, id, kind, q),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TimelineItem>>(
        `/api/${object}/${id}/timeline${queryString({ kinds: kind, q, cursor: pageParam })}`,
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
  const days = useMemo(() => {
    const groups = new Map<string, TimelineItem[]>();
    for (const item of query.data?.pages.flatMap((page) => page.items) ?? []) {
      const day = dayOf(item.at);
      groups.set(day, [...(groups.get(day) ?? []), item]);
    }

    return [...groups];
  }, [query.data]);

  return (
    <div>
      <div className={styles.kinds} role="group" aria-label={t("timeline.kinds")}>
        <Pill chosen={kind === undefined} onClick={() => setKind(undefined)} text={t("timeline.all")} />
        {kinds.map((one) => (
          <Pill
            key={one}
            chosen={kind === one}
            onClick={() => setKind(kind === one ? undefined : one)}
            text={t(`timeline.kind.${one}`)}
          />
        ))}
      </div>
      {query.isPending ? (
        <Skeleton active avatar paragraph={{ rows: 4 }} title={false} />
      ) : query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : days.length === 0 ? (
        <EmptyState small icon={<HistoryOutlined />} title={kind || q ? t("timeline.noMatch") : t("timeline.none")} />
      ) : (
        days.map(([day, items]) => (
          <section key={day}>
            <DayHeading day={day} />
            <ol className={styles.list}>
              {items.map((item) => (
                <TimelineEntry key={`${item.kind} ${item.id}`} item={item} home={id} />
              ))}
            </ol>
          </section>
        ))
      )}
      {query.hasNextPage && (
        <Button block type="text" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("timeline.more")}
        </Button>
      )}
    </div>
  );
}

function Pill({ chosen, onClick, text }: { chosen: boolean; onClick: () => void; text: string }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className={`${styles.pill} ${chosen ? styles.chosen : ""}`}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
