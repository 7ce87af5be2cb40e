import {
  AppstoreOutlined,
  HomeOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  SettingOutlined,
} from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { Tooltip } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import { label } from "@/kernel/i18n";
import { Icon } from "@/kernel/ui/Icon";
import { railGroups } from "./groups";
import styles from "./Rail.module.css";

interface Props {
  collapsed: boolean;
  setCollapsed: (collapsed: boolean) => void;
}

/** The places of the product, grouped; only what the person may read. */
export function Rail({ collapsed, setCollapsed }: Props) {
  const { t } = useTranslation("kernel");
  const { data: meta } = useMeta();
  return (
    <nav className={`${styles.rail} ${collapsed ? styles.collapsed : ""}`} aria-label={t("rail.label")}>
      <Link to="/" className={styles.brand} aria-label={t("app.name")}>
        <img src="/favicon.svg" alt="" className={styles.mark} />
        {!collapsed && <span className={styles.name}>{t("app.name")}</span>}
      </Link>
      <div className={styles.scroll}>
        <NavItem to="/" icon={<HomeOutlined />} text={t("rail.home")} collapsed={collapsed} exact />
        {railGroups(meta).map((group) => (
          <div key={group.key} className={styles.group}>
            <div className={styles.groupName}>{collapsed ? null : <GroupName name={group.key} />}</div>
            {group.objects.map((object) => (
              <NavItem
                key={object.key}
                to={`/${object.key}`}
                icon={<Icon name={object.icon} />}
                text={label(object.pluralLabels)}
                collapsed={collapsed}
              />
            ))}
            {group.pages.map((page) => (
              <NavItem
                key={page.path}
                to={page.path}
                icon={page.icon ?? <AppstoreOutlined />}
                text={t(page.titleKey as "rail.home")}
                collapsed={collapsed}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <NavItem to="/settings" icon={<SettingOutlined />} text={t("rail.settings")} collapsed={collapsed} />
        <button
          type="button"
          className={styles.item}
          onClick={() => setCollapsed(!collapsed)}
          aria-label={t(collapsed ? "rail.expand" : "rail.collapse")}
        >
          <span className={styles.icon}>{collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}</span>
          {!collapsed && <span className={styles.text}>{t("rail.collapse")}</span>}
        </button>
      </div>
    </nav>
  );
}

/** A group a module or the workspace made up is shown by its own name. */
export function GroupName({ name }: { name: string }) {
  const { t } = useTranslation("kernel");
  return <>{t(`group.${name}` as "group.customers", { defaultValue: name })}</>;
}

interface ItemProps {
  to: string;
  icon: ReactNode;
  text: string;
  collapsed: boolean;
  /** Current only at exactly this address. */
  exact?: boolean;
}

function NavItem({ to, icon, text, collapsed, exact }: ItemProps) {
  const { pathname } = useLocation();
  const current = exact ? pathname === to : pathname === to || pathname.startsWith(`${to}/`);
  const link = (
    <Link
      to={to as "/"}
      className={`${styles.item} ${current ? styles.current : ""}`}
      aria-current={current ? "page" : undefined}
    >
      <span className={styles.icon}>{icon}</span>
      {collapsed ? <span className="visually-hidden">{text}</span> : <span className={styles.text}>{text}</span>}
    </Link>
  );
  return collapsed ? (
    <Tooltip title={text} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
