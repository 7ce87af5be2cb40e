import {
  CarOutlined,
  CheckSquareOutlined,
  ContactsOutlined,
  EditOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  FilterOutlined,
  FundOutlined,
  MailOutlined,
  MessageOutlined,
  PaperClipOutlined,
  PhoneOutlined,
  TeamOutlined,
  WechatOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useObjectMeta } from "@/kernel/api/queries";
import type { FieldType, HistoryEntry, ObjectMeta, TimelineItem, TimelineKind } from "@/kernel/api/types";
import { formatDateTime, formatTime } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";
import { FieldValue } from "../fields/FieldValue";
import { fieldOf, isEmpty, isReference } from "../fields/values";
import { Changes } from "./Changes";
import styles from "./Timeline.module.css";

const icons: Record<TimelineKind, ReactNode> = {
  activity: <PhoneOutlined />,
  task: <CheckSquareOutlined />,
  comment: <MessageOutlined />,
  file: <PaperClipOutlined />,
  opportunity: <FundOutlined />,
  order: <FileDoneOutlined />,
  lead: <FilterOutlined />,
  contact: <ContactsOutlined />,
  change: <EditOutlined />,
};

/** How somebody was reached; the telephone stands for what has none of its own. */
const activityIcons: Record<string, ReactNode> = {
  visit: <CarOutlined />,
  meeting: <TeamOutlined />,
  email: <MailOutlined />,
  wechat: <WechatOutlined />,
  note: <FileTextOutlined />,
};

/** An order knows only its day: the instant is that day's midnight. */
function ofDay(item: TimelineItem): boolean {
  return item.kind === "order" && formatTime(item.at) === "00:00";
}

interface Props {
  item: TimelineItem;
  /** Id of the record whose page this is; entries about it need no link. */
  home: string;
}

export function TimelineEntry({ item, home }: Props) {
  const { data: meta } = useObjectMeta(item.kind === "comment" || item.kind === "file" ? undefined : item.object);
  const isOther = item.recordId !== home && item.kind !== "comment" && item.kind !== "file";
  const { t } = useTranslation("kernel");
  const op = item.data?.source === "erasure" ? "erase" : typeof item.data?.op === "string" ? item.data.op : "update";
  const title =
    item.title ||
    (item.kind === "change"
      ? t(`history.did.${op}` as "history.did.update", { defaultValue: op })
      : t("value.unnamed"));
  const fields = item.data?.fields as HistoryEntry["fields"] | undefined;
  return (
    <li className={styles.item}>
      <span className={`${styles.icon} ${styles[item.kind] ?? ""}`}>
        {(item.kind === "activity" && activityIcons[String(item.data?.type)]) || icons[item.kind]}
      </span>
      <div className={styles.body}>
        <div className={styles.line}>
          {isOther ? (
            <Link to={`/${item.object}/${item.recordId}` as "/"} className={styles.title}>
              {title}
            </Link>
          ) : (
            <span className={styles.title}>{title}</span>
          )}
          <time className={styles.time} dateTime={item.at} title={formatDateTime(item.at)}>
            {[item.actor?.name ?? t("record.system"), ofDay(item) ? "" : formatTime(item.at)]
              .filter(Boolean)
              .join(" · ")}
          </time>
        </div>
        {item.text && <p className={styles.text}>{item.text}</p>}
        {meta && item.kind === "change" && op !== "create" && fields && (
          <Changes meta={meta} fields={fields} most={4} />
        )}
        {meta && item.kind !== "change" && item.data && <Facts meta={meta} data={item.data} home={home} />}
      </div>
    </li>
  );
}

const shown = 3;
const nothing = { update: false, delete: false, transfer: false, verbs: [] };
/** Numbers that say nothing without the name of what they count. */
const bare: ReadonlySet<FieldType> = new Set(["integer", "decimal", "percent", "boolean"]);

/** The few facts the server sends with an entry, as the fields they are. */
function Facts({ meta, data, home }: { meta: ObjectMeta; data: Record<string, unknown>; home: string }) {
  const facts = Object.entries(data)
    .map(([key, value]) => ({ field: fieldOf(meta, key), value }))
    .filter(({ field, value }) => field?.can.read && !isEmpty(value) && field.key !== meta.titleField)
    // The page is about this record, and an amount names its currency itself.
    .filter(({ field, value }) => !(isReference(value) && value.id === home) && field?.key !== "currency")
    .slice(0, shown);
  return facts.length === 0 ? null : (
    <div className={styles.facts}>
      {facts.map(({ field, value }) =>
        field ? (
          <span key={field.key} className={styles.fact}>
            {bare.has(field.type) && <span className={styles.factName}>{label(field.labels)}</span>}
            <FieldValue field={field} value={value} record={{ id: "", version: 0, can: nothing, ...data }} oneLine />
          </span>
        ) : null,
      )}
    </div>
  );
}
