import {
  ArrowLeftOutlined,
  AuditOutlined,
  BellOutlined,
  DashboardOutlined,
  HddOutlined,
  LoginOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useMeta, useSignedIn } from "@/kernel/api/queries";
import type { ObjectSummary } from "@/kernel/api/types";
import { label } from "@/kernel/i18n";
import { ListPage } from "@/kernel/records/ListPage";
import { Icon } from "@/kernel/ui/Icon";
import { useRouteParams } from "@/kernel/ui/navigation";
import { usePhone } from "@/kernel/ui/useMedia";
import { usePageTitle } from "@/kernel/ui/usePageTitle";
import { settingsObjects } from "../../shell/groups";
import { BackupSettings } from "./BackupSettings";
import { NotificationSettings } from "./NotificationSettings";
import { PrivacyPage } from "./PrivacyPage";
import { ProfileSettings } from "./ProfileSettings";
import { SecuritySettings } from "./SecuritySettings";
import styles from "./SettingsPage.module.css";
import { SsoSettings } from "./SsoSettings";
import { SystemStatus } from "./SystemStatus";

const AuditPage = lazy(() => import("./audit/AuditPage"));

/** One's own settings, and for administrators those of the workspace. */
export function SettingsPage() {
  const { t } = useTranslation(["kernel", "identity"]);
  usePageTitle(t("rail.settings"));
  const phone = usePhone();
  const { section } = useRouteParams();
  const { data: meta } = useMeta();
  const { admin, audit, privacy: requests } = useSignedIn();
  const privacy = settingsObjects(meta, "privacy");
  const privacyTabs = [...privacy.map((object) => object.key), ...(requests.read ? ["erasures"] : [])];
  const current = section ?? (phone ? undefined : "profile");
  const menu = (
    <nav className={styles.menu} aria-label={t("rail.settings")}>
      <h2 className={styles.group}>{t("settings.own")}</h2>
      <Item to="profile" current={current} icon={<UserOutlined />} text={t("settings.profile")} />
      <Item to="security" current={current} icon={<SafetyOutlined />} text={t("settings.security")} />
      <Item to="notifications" current={current} icon={<BellOutlined />} text={t("settings.notifications")} />
      {(["organisation", "setup"] as const).map((part) => (
        <Part key={part} title={t(`settings.${part}`)} objects={settingsObjects(meta, part)} current={current} />
      ))}
      {(privacyTabs.length > 0 || audit.read) && <h2 className={styles.group}>{t("settings.trust")}</h2>}
      {privacyTabs[0] && (
        <Item
          to={privacyTabs.find((tab) => tab === current) ?? privacyTabs[0]}
          current={current}
          icon={<SafetyCertificateOutlined />}
          text={t("settings.privacy")}
        />
      )}
      {audit.read && <Item to="audit" current={current} icon={<AuditOutlined />} text={t("settings.audit")} />}
      {admin && (
        <>
          <h2 className={styles.group}>{t("settings.system")}</h2>
          <Item to="sso" current={current} icon={<LoginOutlined />} text={t("identity:sso.title")} />
          <Item to="backups" current={current} icon={<HddOutlined />} text={t("settings.backups")} />
          <Item to="status" current={current} icon={<DashboardOutlined />} text={t("settings.status")} />
        </>
      )}
    </nav>
  );
  if (current === undefined) {
    return menu;
  }

  return (
    <div className={styles.page}>
      {phone ? (
        <Link to={"/settings" as "/"} className={styles.back}>
          <ArrowLeftOutlined />
          {t("rail.settings")}
        </Link>
      ) : (
        menu
      )}
      <div className={styles.content}>
        {current === "profile" ? (
          <ProfileSettings />
        ) : current === "security" ? (
          <SecuritySettings />
        ) : current === "notifications" ? (
          <NotificationSettings />
        ) : current === "sso" && admin ? (
          <SsoSettings />
        ) : current === "backups" ? (
          <BackupSettings />
        ) : current === "status" ? (
          <SystemStatus />
        ) : current === "audit" ? (
          <Suspense fallback={null}>
            <AuditPage />
          </Suspense>
        ) : privacyTabs.includes(current) ? (
          <PrivacyPage objects={privacy} erasures={requests.read} current={current} />
        ) : (
          <ListPage object={current} />
        )}
      </div>
    </div>
  );
}

/** A part with the objects of which the person may change some. */
function Part(props: { title: string; objects: ObjectSummary[]; current: string | undefined }) {
  return (
    props.objects.length > 0 && (
      <>
        <h2 className={styles.group}>{props.title}</h2>
        {props.objects.map((object) => (
          <Item
            key={object.key}
            to={object.key}
            current={props.current}
            icon={<Icon name={object.icon} />}
            text={label(object.pluralLabels)}
          />
        ))}
      </>
    )
  );
}

function Item({ to, current, icon, text }: { to: string; current: string | undefined; icon: ReactNode; text: string }) {
  return (
    <Link
      to={`/settings/${to}` as "/"}
      className={`${styles.item} ${current === to ? styles.current : ""}`}
      aria-current={current === to ? "page" : undefined}
    >
      {icon}
      {text}
    </Link>
  );
}
