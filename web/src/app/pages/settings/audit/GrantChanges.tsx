import { ArrowRightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useMeta, useObjectMeta } from "@/kernel/api/queries";
import { label } from "@/kernel/i18n";
import styles from "./Audit.module.css";
import { changedFields, changedGrants } from "./changedGrants";

/** What a role allows, action by action and field by field: what it was, what it became. */
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
          {changedFields(before, after).map(({ object, path, from, to }) => (
            <tr key={`${object} ${path}`}>
              <th scope="row">{nameOf(object)}</th>
              <td>
                <FieldName object={object} path={path} />
              </td>
              <td className={styles.quiet}>{kernel(`fieldMode.${from}`)}</td>
              <td className={styles.quiet} aria-hidden>
                <ArrowRightOutlined />
              </td>
              <td>{kernel(`fieldMode.${to}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A field by its key, one of lines by its path. */
function FieldName({ object, path }: { object: string; path: string }) {
  const { t } = useTranslation("audit");
  const { data: meta } = useObjectMeta(object);
  const inner = meta?.lines && path.startsWith(`${meta.lines.field}.`) ? meta.lines : undefined;
  const { data: lines } = useObjectMeta(inner?.object);
  const key = inner ? path.slice(inner.field.length + 1) : path;
  const field = (inner ? lines : meta)?.fields.find((one) => one.key === key);
  return t("grants.field", { field: label(field?.labels, path) });
}
