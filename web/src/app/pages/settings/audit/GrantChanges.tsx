import { ArrowRightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import { label } from "@/kernel/i18n";
import styles from "./Audit.module.css";
import { changedGrants } from "./changedGrants";

/** What a role allows, action by action: what it was, what it became. */
export function GrantChanges({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation("audit");
  const { t: kernel } = useTranslation("kernel");
  const { data: meta } = useMeta();
  const nameOf = (key: string) =>
    key === "*"
      ? t("grants.others")
      : key === "audit"
        ? t("title")
        : key === "privacy"
          ? t("privacy:requests")
          : label(meta?.objects.find((object) => object.key === key)?.labels, key);
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t("grants.title")}</h3>
      <table className={styles.grants}>
        <tbody>
          {changedGrants(before, after).map(({ object, action, from, to }) => (
            <tr key={`${object} ${action}`}>
              <th scope="row">{nameOf(object)}</th>
              <td>{kernel(`access.action.${action}` as "access.action.read")}</td>
              <td className={styles.quiet}>{kernel(`scope.${from}` as "scope.all")}</td>
              <td className={styles.quiet} aria-hidden>
                <ArrowRightOutlined />
              </td>
              <td>{kernel(`scope.${to}` as "scope.all")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
