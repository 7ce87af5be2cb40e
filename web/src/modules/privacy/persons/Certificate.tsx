import { PrinterOutlined } from "@ant-design/icons";
import { Alert, Button, Drawer } from "antd";
import { useTranslation } from "react-i18next";
import type { Erasure } from "@/kernel/api/privacy";
import { formatExact } from "@/kernel/format/dates";
import { usePhone } from "@/kernel/ui/useMedia";
import styles from "./Erasures.module.css";

/** What was erased, and what a look at everything found afterwards: to be kept, or given to who asked. */
export function Certificate({ erasure, close }: { erasure: Erasure; close: () => void }) {
  const { t } = useTranslation("privacy");
  const phone = usePhone();
  const facts = erasure.certificate;
  const rest = Object.entries(facts?.remaining ?? {});
  const rows: [string, string][] = [
    [t("certificate.number"), erasure.id],
    [t("certificate.reason"), t(`reason.${erasure.reason}`)],
    ...(erasure.note ? [[t("certificate.note"), erasure.note] as [string, string]] : []),
    [t("certificate.by"), erasure.by?.name ?? "—"],
    [t("certificate.asked"), formatExact(erasure.at)],
    [t("certificate.ended"), erasure.finishedAt ? formatExact(erasure.finishedAt) : "—"],
  ];
  const numbers: [string, number | undefined][] = facts
    ? [
        [t("certificate.records"), facts.records],
        [t("certificate.related"), facts.related],
        [t("person.comments"), facts.comments],
        [t("person.files"), facts.files],
        [t("certificate.mentions"), facts.mentions],
        [t("certificate.notifications"), facts.notifications],
        [t("certificate.entries"), facts.entries],
        [t("certificate.transferFiles"), facts.transferFiles],
      ]
    : [];
  return (
    <Drawer
      open
      size={phone ? "100%" : 520}
      title={t("certificate.title")}
      rootClassName={styles.certificate ?? ""}
      onClose={close}
      extra={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("certificate.print")}
        </Button>
      }
    >
      {erasure.error && <Alert type="error" showIcon title={erasure.error} className={styles.notice ?? ""} />}
      <Facts rows={rows} />
      {facts && (
        <>
          <h3 className={styles.heading}>{t("certificate.gone")}</h3>
          <Facts rows={numbers} />
          <h3 className={styles.heading}>{t("certificate.proof")}</h3>
          {facts.columns === null ? (
            <p>{t(erasure.reason === "retention" ? "certificate.notSearched" : "certificate.interrupted")}</p>
          ) : rest.length === 0 ? (
            <p>{t("certificate.clean", { columns: facts.columns })}</p>
          ) : (
            <>
              <p>{t("certificate.remaining", { columns: facts.columns })}</p>
              <ul className={styles.rest}>
                {rest.map(([table, count]) => (
                  <li key={table}>
                    <code>{table}</code> {count.toLocaleString()}
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className={styles.hint}>{t(facts.compacted ? "certificate.compacted" : "certificate.notCompacted")}</p>
          <p className={styles.hint}>{t("certificate.backups")}</p>
        </>
      )}
    </Drawer>
  );
}

function Facts({ rows }: { rows: [string, string | number | undefined][] }) {
  return (
    <table className={styles.facts}>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={typeof value === "number" ? styles.number : undefined}>
              {typeof value === "number" ? value.toLocaleString() : value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
