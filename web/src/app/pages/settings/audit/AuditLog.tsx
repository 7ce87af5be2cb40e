import { AuditOutlined, DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown, Skeleton, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AuditFilter, type AuditItem, auditFile, useAudit } from "@/kernel/api/audit";
import { formatExact } from "@/kernel/format/dates";
import { Chip } from "@/kernel/ui/Chip";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { Person } from "@/kernel/ui/Person";
import { usePhone } from "@/kernel/ui/useMedia";
import styles from "./Audit.module.css";
import { AuditDetail } from "./AuditDetail";
import { AuditFilters } from "./AuditFilters";
import { colorOf, nobodyKnown } from "./topics";

const nothing: AuditFilter = {};

/** The entries as sentences, newest first. */
export function AuditLog({ mayExport }: { mayExport: boolean }) {
  const { t } = useTranslation("audit");
  const phone = usePhone();
  const [filter, setFilter] = useState<AuditFilter>(nothing);
  const [open, setOpen] = useState<AuditItem>();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = useAudit(filter);
  const items = data?.pages.flatMap((page) => page.items);
  const filtered = Object.values(filter).some((value) => value !== undefined && value !== "");
  return (
    <>
      <div className={styles.tools}>
        <AuditFilters filter={filter} change={setFilter} />
        {mayExport && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: (["xlsx", "csv"] as const).map((format) => ({
                key: format,
                label: (
                  <a href={auditFile(filter, format)} download>
                    {t(`export.${format}`)}
                  </a>
                ),
              })),
            }}
          >
            <Button icon={<DownloadOutlined />}>{t("export.button")}</Button>
          </Dropdown>
        )}
      </div>
      {error && !items ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !items ? (
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={<AuditOutlined />}
          title={t("empty.title")}
          text={t(filtered ? "empty.filtered" : "empty.text")}
        >
          {filtered && <Button onClick={() => setFilter(nothing)}>{t("filter.clear")}</Button>}
        </EmptyState>
      ) : phone ? (
        <Cards items={items} open={setOpen} />
      ) : (
        <Rows items={items} open={setOpen} stale={isPlaceholderData} />
      )}
      {hasNextPage && (
        <div className={styles.more}>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
      {open && <AuditDetail item={open} close={() => setOpen(undefined)} />}
    </>
  );
}

interface ListProps {
  items: AuditItem[];
  open: (item: AuditItem) => void;
}

function Rows({ items, open, stale }: ListProps & { stale: boolean }) {
  const { t } = useTranslation("audit");
  return (
    <Table<AuditItem>
      rowKey="seq"
      size="small"
      pagination={false}
      dataSource={items}
      className={stale ? styles.stale : undefined}
      rowClassName={styles.row}
      onRow={(item) => ({ onClick: () => open(item) })}
      columns={[
        {
          key: "at",
          title: t("column.at"),
          width: 164,
          className: styles.fixed,
          render: (_, item) => <time dateTime={item.at}>{formatExact(item.at)}</time>,
        },
        {
          key: "actor",
          title: t("column.actor"),
          width: 130,
          render: (_, item) => <Who item={item} />,
        },
        {
          key: "event",
          title: t("column.event"),
          width: 120,
          className: styles.fixed,
          render: (_, item) => <Chip color={colorOf(item.topic)}>{item.title}</Chip>,
        },
        {
          key: "text",
          title: t("column.text"),
          render: (_, item) => (
            <button type="button" className={styles.sentence} onClick={() => open(item)}>
              {item.text}
            </button>
          ),
        },
        {
          key: "from",
          title: t("column.from"),
          width: 190,
          className: styles.fixed,
          responsive: ["lg"],
          render: (_, item) => (
            <span className={styles.quiet}>{[item.address, item.device].filter(Boolean).join(" · ")}</span>
          ),
        },
      ]}
    />
  );
}

function Cards({ items, open }: ListProps) {
  return (
    <ul className={styles.cards}>
      {items.map((item) => (
        <li key={item.seq}>
          <button type="button" className={styles.card} onClick={() => open(item)}>
            <span className={styles.cardHead}>
              <Chip color={colorOf(item.topic)}>{item.title}</Chip>
              <time className={styles.quiet} dateTime={item.at}>
                {formatExact(item.at)}
              </time>
            </span>
            <span className={styles.cardText}>{item.text}</span>
            {item.address && (
              <span className={styles.quiet}>{[item.address, item.device].filter(Boolean).join(" · ")}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Who({ item }: { item: AuditItem }) {
  const { t } = useTranslation("audit");
  return item.actor ? (
    <Person name={item.actor.name} id={item.actor.id} />
  ) : (
    <span className={styles.quiet}>{t(nobodyKnown(item) ? "unknown" : "system")}</span>
  );
}
