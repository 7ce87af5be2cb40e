import { DownOutlined, PaperClipOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import { formatDate, formatDateTime } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";
import styles from "./ConsentCard.module.css";
import type { ConsentEntry } from "./consents";

/** Everything that was said, the newest first, with what shows it. */
export function ConsentHistory({ entries }: { entries: ConsentEntry[] }) {
  const { t } = useTranslation("privacy");
  const { data: meta } = useMeta();
  const [open, setOpen] = useState(false);
  const nameOf = (key: string) => label(meta?.objects.find((object) => object.key === key)?.labels, key);
  return (
    <>
      <Button
        type="text"
        size="small"
        className={styles.more}
        icon={open ? <DownOutlined /> : <RightOutlined />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t("consent.history", { count: entries.length })}
      </Button>
      {open && (
        <ol className={styles.history}>
          {entries.map((entry) => (
            <li key={entry.id} className={styles.entry}>
              <div>
                {t(`decision.${entry.decision}`)} · {entry.purpose.name} · {t(`channel.${entry.channel}`)}
              </div>
              {entry.evidence && <div className={styles.evidence}>{entry.evidence}</div>}
              {entry.file && (
                <a href={`/api/files/${entry.file.id}`} className={styles.file}>
                  <PaperClipOutlined /> {entry.file.name ?? t("consent.fileGone")}
                </a>
              )}
              <div className={styles.facts}>
                {[
                  formatDateTime(entry.at),
                  entry.how && t(`how.${entry.how}`),
                  entry.noticeVersion && t("consent.noticeVersion", { version: entry.noticeVersion }),
                  entry.validUntil && t("consent.until", { date: formatDate(entry.validUntil) }),
                  entry.former && t("consent.former", { object: nameOf(entry.former) }),
                  entry.by?.name && t("consent.by", { name: entry.by.name }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
