import { BookOutlined, HomeOutlined, MenuOutlined, SettingOutlined } from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import { currentLanguage, label } from "@/kernel/i18n";
import { Icon } from "@/kernel/ui/Icon";
import styles from "./BottomBar.module.css";
import { railGroups, visibleObjects } from "./groups";
import { GroupName } from "./Rail";

/** The objects a sales person on the road wants first; missing ones make room for the next. */
const first = ["customers", "opportunities", "tasks", "leads", "contacts", "activities"];

/** Five places within the thumb's reach; everything else behind the last. */
export function BottomBar() {
  const { t } = useTranslation("kernel");
  const { data: meta } = useMeta();
  const { pathname } = useLocation();
  const [more, setMore] = useState(false);
  const objects = visibleObjects(meta);
  const places = first
    .map((key) => objects.find((object) => object.key === key))
    .filter((object) => object !== undefined)
    .slice(0, 3);
  return (
    <>
      <nav className={styles.bar} aria-label={t("rail.label")}>
        <Place to="/" current={pathname === "/"} icon={<HomeOutlined />} text={t("rail.home")} />
        {places.map((object) => (
          <Place
            key={object.key}
            to={`/${object.key}`}
            current={pathname.startsWith(`/${object.key}`)}
            icon={<Icon name={object.icon} />}
            text={label(object.pluralLabels)}
          />
        ))}
        <button type="button" className={styles.place} onClick={() => setMore(true)}>
          <span className={styles.icon}>
            <MenuOutlined />
          </span>
          {t("rail.more")}
        </button>
      </nav>
      <Drawer placement="bottom" size="auto" open={more} onClose={() => setMore(false)} title={t("rail.more")}>
        {railGroups(meta).map((group) => (
          <section key={group.key} className={styles.group}>
            <h2 className={styles.groupName}>
              <GroupName name={group.key} />
            </h2>
            <div className={styles.grid}>
              {group.objects.map((object) => (
                <Link
                  key={object.key}
                  to={`/${object.key}` as "/"}
                  className={styles.tile}
                  onClick={() => setMore(false)}
                >
                  <Icon name={object.icon} />
                  {label(object.pluralLabels)}
                </Link>
              ))}
              {group.pages.map((page) => (
                <Link key={page.path} to={page.path as "/"} className={styles.tile} onClick={() => setMore(false)}>
                  {page.icon}
                  {t(page.titleKey as "rail.home")}
                </Link>
              ))}
            </div>
          </section>
        ))}
        <div className={styles.grid}>
          <Link to={"/settings" as "/"} className={styles.tile} onClick={() => setMore(false)}>
            <SettingOutlined />
            {t("rail.settings")}
          </Link>
          <a
            href={`/help/${currentLanguage()}/index.html`}
            target="_blank"
            rel="noopener"
            className={styles.tile}
            onClick={() => setMore(false)}
          >
            <BookOutlined />
            {t("top.manual")}
          </a>
        </div>
      </Drawer>
    </>
  );
}

function Place({ to, current, icon, text }: { to: string; current: boolean; icon: ReactNode; text: string }) {
  return (
    <Link
      to={to as "/"}
      className={`${styles.place} ${current ? styles.current : ""}`}
      aria-current={current ? "page" : undefined}
    >
      <span className={styles.icon}>{icon}</span>
      {text}
    </Link>
  );
}
