import { Link } from "@tanstack/react-router";
import { Descriptions, Drawer } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AuditItem } from "@/kernel/api/audit";
import { useObjectMeta } from "@/kernel/api/queries";
import { formatExact } from "@/kernel/format/dates";
import { formatNumber } from "@/kernel/format/numbers";
import { Changes } from "@/kernel/records/page/Changes";
import { Chip } from "@/kernel/ui/Chip";
import { usePhone } from "@/kernel/ui/useMedia";
import { AskedFor } from "./AskedFor";
import styles from "./Audit.module.css";
import { GrantChanges } from "./GrantChanges";
import { colorOf, nobodyKnown } from "./topics";

/** Everything an entry says. */
export function AuditDetail({ item, close }: { item: AuditItem; close: () => void }) {
  const { t } = useTranslation("audit");
  const phone = usePhone();
  const { data: meta } = useObjectMeta(item.changes ? item.about?.object : undefined);
  const { grants, ...others } = item.changes ?? {};
  const facts: [string, ReactNode][] = [
    [t("column.at"), <time key="at">{formatExact(item.at)}</time>],
    [t("column.actor"), item.actor?.name ?? t(nobodyKnown(item) ? "unknown" : "system")],
    [t("detail.about"), <About key="about" item={item} />],
    [t("detail.address"), item.address],
    [t("detail.device"), item.device],
    [t("detail.count"), item.count === null || item.count === undefined ? null : formatNumber(item.count)],
    [t("detail.format"), item.format],
    [t("detail.fields"), item.fields?.join(t("comma"))],
    [t("detail.more"), item.detail],
    [t("detail.seq"), formatNumber(item.seq)],
  ];
  return (
    <Drawer
      open
      onClose={close}
      size={phone ? "100%" : 560}
      title={<Chip color={colorOf(item.topic)}>{item.title}</Chip>}
    >
      <p className={styles.lead}>{item.text}</p>
      {item.erased && <p className={styles.quiet}>{t("detail.erased")}</p>}
      {grants && <GrantChanges before={grants.old} after={grants.new} />}
      {meta && Object.keys(others).length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.partTitle}>{t("detail.changes")}</h3>
          <Changes meta={meta} fields={others} most={50} />
        </section>
      )}
      <Descriptions
        column={1}
        size="small"
        className={styles.part}
        items={facts
          .filter(([, value]) => value !== null && value !== undefined && value !== "")
          .map(([name, value]) => ({ key: name, label: name, children: value }))}
      />
      {item.filter && <AskedFor object={item.about?.object} query={item.filter} />}
    </Drawer>
  );
}

function About({ item }: { item: AuditItem }) {
  const about = item.about;
  if (!about) {
    return null;
  }

  const name = about.name ? `${about.label} · ${about.name}` : about.label;
  return about.id && about.name ? <Link to={`/${about.object}/${about.id}` as "/"}>{name}</Link> : name;
}
