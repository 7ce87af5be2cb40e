import { AuditOutlined, DeleteOutlined, QuestionCircleOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { Button, Select, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMeta, useSomeRecords } from "@/kernel/api/queries";
import type { ObjectSummary } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { Icon } from "@/kernel/ui/Icon";
import { FieldRules } from "./FieldRules";
import styles from "./Grants.module.css";
import {
  type Action,
  abilities,
  actions,
  commonScope,
  type Grant,
  type Grants,
  namesDepartments,
  others,
  ruleCount,
  type Scope,
  scopeOf,
  scopes,
  split,
  withAbility,
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
            <th>{t("fieldRules.column")}</th>
            {onChange && <th aria-label={t("grants.remove")} />}
          </tr>
        </thead>
        <tbody>
          {named.map((object) => (
            <Row
              key={object.key}
              object={object}
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
          <AbilityRow
            ability="audit"
            icon={<AuditOutlined />}
            title={t("kernel:settings.audit")}
            grants={grants}
            {...(onChange && { onChange })}
          />
          <AbilityRow
            ability="privacy"
            icon={<SafetyCertificateOutlined />}
            title={t("privacy:requests")}
            grants={grants}
            {...(onChange && { onChange })}
          />
        </tbody>
      </table>
      <p className={`${styles.hint} ${styles.note}`}>{t("grants.othersHint")}</p>
      {set && unnamed.length > 0 && (
        <Select
          className={styles.add}
          value={null}
          placeholder={t("grants.add")}
          aria-label={t("grants.add")}
          showSearch={{ optionFilterProp: "label" }}
          options={unnamed.map((object) => ({ value: object.key, label: label(object.pluralLabels) }))}
          onChange={(key: string | null) => {
            const object = unnamed.find((one) => one.key === key);
            if (object) {
              set(object.key, object.grantable ? {} : { ...grants[others] });
            }
          }}
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

/** Below the objects: what has the same columns, but no owners, so there is only all of it or nothing. */
function AbilityRow({ ability, icon, title, grants, onChange }: Props & AbilityProps) {
  const { t } = useTranslation("organisation");
  const cell = (action: Action) => {
    const scope = scopeOf(grants[ability], action);
    if (!abilities[ability]?.includes(action)) {
      return <span className={styles.nothing}>—</span>;
    }

    return onChange ? (
      <ScopeSelect
        label={`${title} · ${t(`grants.action.${action}`)}`}
        value={scope}
        scopes={["none", "all"]}
        onChange={(next) => onChange(withAbility(grants, ability, action, next))}
      />
    ) : (
      <ScopeText scope={scope} />
    );
  };
  return (
    <tr>
      <th scope="row" className={styles.object}>
        <span className={styles.name}>
          {icon}
          {title}
        </span>
      </th>
      {onChange && <td />}
      {actions.map((action) => (
        <td key={action}>{cell(action)}</td>
      ))}
      <td colSpan={onChange ? 2 : 1} />
    </tr>
  );
}

interface AbilityProps {
  ability: string;
  icon: ReactNode;
  title: string;
}

interface ScopeSelectProps {
  label: string;
  /** Left out: the actions it stands for differ. */
  value: Scope | undefined;
  scopes: readonly Scope[];
  onChange: (scope: Scope) => void;
}

function ScopeSelect({ label, value, scopes, onChange }: ScopeSelectProps) {
  const { t } = useTranslation("organisation");
  return (
    <Select<Scope>
      size="small"
      className={styles.scope}
      classNames={{ root: value === "none" ? styles.nothing : undefined }}
      aria-label={label}
      value={value}
      placeholder={t("grants.mixed")}
      options={scopes.map((scope) => ({ value: scope, label: t(`kernel:scope.${scope}`) }))}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  );
}

function ScopeText({ scope }: { scope: Scope }) {
  const { t } = useTranslation("organisation");
  return <span className={scope === "none" ? styles.nothing : undefined}>{t(`kernel:scope.${scope}`)}</span>;
}

interface RowProps {
  /** Left out: the row of all other objects, which has no fields. */
  object?: ObjectSummary;
  name: ReactNode;
  title: string;
  grant: Grant;
  change: ((grant: Grant) => void) | undefined;
  remove?: () => void;
}

function Row({ object, name, title, grant, change, remove }: RowProps) {
  const { t } = useTranslation("organisation");
  const possible = object?.grantable ?? actions;
  const select = (what: string, value: Scope | undefined, onChange: (scope: Scope) => void) => (
    <ScopeSelect label={`${title} · ${what}`} value={value} scopes={scopes} onChange={onChange} />
  );
  return (
    <>
      <tr>
        <th scope="row" className={styles.object}>
          {name}
        </th>
        {change && (
          <td>
            {select(t("grants.everything"), commonScope(grant, possible), (scope) =>
              change(withScopes(grant, scope, possible)),
            )}
          </td>
        )}
        {actions.map((action) => {
          const scope = scopeOf(grant, action);
          return (
            <td key={action}>
              {!possible.includes(action) ? (
                <Tooltip title={t("grants.administratorsOnly")}>
                  <span className={styles.nothing}>—</span>
                </Tooltip>
              ) : change ? (
                select(t(`grants.action.${action}`), scope, (next) => change(withScope(grant, action, next)))
              ) : (
                <ScopeText scope={scope} />
              )}
            </td>
          );
        })}
        <td>
          {object ? (
            <FieldRulesButton object={object} grant={grant} change={change} />
          ) : (
            change && (
              <Tooltip title={t("fieldRules.notHere")}>
                <QuestionCircleOutlined className={styles.nothing} aria-label={t("fieldRules.notHere")} tabIndex={0} />
              </Tooltip>
            )
          )}
        </td>
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
          <td colSpan={actions.length + (change ? 4 : 2)}>
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

interface FieldRulesProps {
  object: ObjectSummary;
  grant: Grant;
  change: ((grant: Grant) => void) | undefined;
}

function FieldRulesButton({ object, grant, change }: FieldRulesProps) {
  const { t } = useTranslation("organisation");
  const [open, setOpen] = useState(false);
  const count = ruleCount(grant);
  if (!change && count === 0) {
    return <span className={styles.nothing}>{t("fieldRules.all")}</span>;
  }

  return (
    <>
      <Button
        size="small"
        type={count > 0 ? "default" : "text"}
        aria-label={`${label(object.pluralLabels)} · ${t("fieldRules.column")}`}
        onClick={() => setOpen(true)}
      >
        {count > 0 ? t("fieldRules.some", { count }) : t("fieldRules.set")}
      </Button>
      {open && <FieldRules object={object} grant={grant} change={change} close={() => setOpen(false)} />}
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
