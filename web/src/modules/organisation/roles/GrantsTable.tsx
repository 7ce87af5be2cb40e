import { DeleteOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMeta, useSomeRecords } from "@/kernel/api/queries";
import type { ObjectSummary } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { Icon } from "@/kernel/ui/Icon";
import styles from "./Grants.module.css";
import {
  actions,
  commonScope,
  type Grant,
  type Grants,
  namesDepartments,
  others,
  type Scope,
  scopeOf,
  scopes,
  split,
  withScope,
  withScopes,
} from "./grants";

interface Props {
  grants: Grants;
  /** Left out: the table is for reading. */
  onChange?: (grants: Grants) => void;
}

/** What a role may do: a row per object, a column per action, in each cell whose records. */
export function GrantsTable({ grants, onChange }: Props) {
  const { t } = useTranslation("organisation");
  const { data: meta } = useMeta();
  const objects = meta?.objects ?? [];
  const { named, unnamed } = split(grants, objects);
  const set = onChange && ((key: string, grant: Grant) => onChange({ ...grants, [key]: grant }));
  const remove = (key: string) => {
    const { [key]: _, ...rest } = grants;
    onChange?.(rest);
  };

  return (
    <div className={styles.box}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.object}>{t("grants.object")}</th>
            {onChange && <th>{t("grants.everything")}</th>}
            {actions.map((action) => (
              <th key={action}>{t(`grants.action.${action}`)}</th>
            ))}
            {onChange && <th aria-label={t("grants.remove")} />}
          </tr>
        </thead>
        <tbody>
          {named.map((object) => (
            <Row
              key={object.key}
              name={<ObjectName object={object} />}
              title={label(object.pluralLabels)}
              grant={grants[object.key] ?? {}}
              change={set && ((grant) => set(object.key, grant))}
              remove={() => remove(object.key)}
            />
          ))}
          <Row
            name={<span className={styles.others}>{named.length > 0 ? t("grants.others") : t("grants.all")}</span>}
            title={t("grants.others")}
            grant={grants[others] ?? {}}
            change={set && ((grant) => set(others, grant))}
          />
        </tbody>
      </table>
      <p className={styles.hint}>{t("grants.othersHint")}</p>
      {set && unnamed.length > 0 && (
        <Select
          className={styles.add}
          value={null}
          placeholder={t("grants.add")}
          aria-label={t("grants.add")}
          showSearch={{ optionFilterProp: "label" }}
          options={unnamed.map((object) => ({ value: object.key, label: label(object.pluralLabels) }))}
          onChange={(key: string | null) => key && set(key, { ...grants[others] })}
        />
      )}
    </div>
  );
}

function ObjectName({ object }: { object: ObjectSummary }) {
  return (
    <span className={styles.name}>
      <Icon name={object.icon} />
      {label(object.pluralLabels)}
    </span>
  );
}

interface RowProps {
  name: ReactNode;
  title: string;
  grant: Grant;
  change: ((grant: Grant) => void) | undefined;
  remove?: () => void;
}

function Row({ name, title, grant, change, remove }: RowProps) {
  const { t } = useTranslation("organisation");
  const options = scopes.map((scope) => ({ value: scope, label: t(`kernel:scope.${scope}`) }));
  const select = (what: string, value: Scope | undefined, onChange: (scope: Scope) => void) => (
    <Select<Scope>
      size="small"
      className={styles.scope}
      classNames={{ root: value === "none" ? styles.nothing : undefined }}
      aria-label={`${title} · ${what}`}
      value={value}
      placeholder={t("grants.mixed")}
      options={options}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <>
      <tr>
        <th scope="row" className={styles.object}>
          {name}
        </th>
        {change && (
          <td>{select(t("grants.everything"), commonScope(grant), (scope) => change(withScopes(grant, scope)))}</td>
        )}
        {actions.map((action) => {
          const scope = scopeOf(grant, action);
          return (
            <td key={action}>
              {change ? (
                select(t(`grants.action.${action}`), scope, (next) => change(withScope(grant, action, next)))
              ) : (
                <span className={scope === "none" ? styles.nothing : undefined}>{t(`kernel:scope.${scope}`)}</span>
              )}
            </td>
          );
        })}
        {change && (
          <td>
            {remove && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t("grants.removeOne", { object: title })}
                onClick={remove}
              />
            )}
          </td>
        )}
      </tr>
      {namesDepartments(grant) && (
        <tr className={styles.below}>
          <td colSpan={actions.length + (change ? 3 : 1)}>
            <Departments
              title={title}
              value={grant.departments ?? []}
              onChange={change && ((departments) => change({ ...grant, departments }))}
            />
          </td>
        </tr>
      )}
    </>
  );
}

interface DepartmentsProps {
  title: string;
  value: string[];
  onChange: ((departments: string[]) => void) | undefined;
}

/** The departments a grant names; those below them are meant too. */
function Departments({ title, value, onChange }: DepartmentsProps) {
  const { t } = useTranslation("organisation");
  const { data } = useSomeRecords("departments", { fields: ["name"], sort: ["name"], limit: 500 });
  const options = (data?.items ?? []).map((department) => ({ value: department.id, label: String(department.name) }));
  const names = value.map((id) => options.find((option) => option.value === id)?.label ?? id);
  return (
    <div className={styles.departments}>
      <span className={styles.hint}>{t("grants.departments")}</span>
      {onChange ? (
        <Select
          mode="multiple"
          size="small"
          className={styles.departmentSelect}
          aria-label={`${title} · ${t("grants.departments")}`}
          value={value}
          onChange={onChange}
          options={options}
          optionFilterProp="label"
          placeholder={t("grants.chooseDepartments")}
        />
      ) : (
        <span>{names.join(t("kernel:value.separator"))}</span>
      )}
    </div>
  );
}
