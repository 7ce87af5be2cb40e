import { useQueryClient } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "@/kernel/api/queries";
import { useSetting } from "@/kernel/api/settings";
import type { Language } from "@/kernel/api/types";
import { currentLanguage, setLanguage } from "@/kernel/i18n";
import { type Appearance, setAppearance, useAppearance } from "@/kernel/ui/appearance";
import { Avatar } from "@/kernel/ui/Person";
import styles from "./SettingsPage.module.css";

export function ProfileSettings() {
  const { t } = useTranslation("kernel");
  const { user } = useSignedIn();
  const client = useQueryClient();
  const { chosen } = useAppearance();
  const [, saveTheme] = useSetting<Appearance>("theme", "system");
  const [, saveLanguage] = useSetting<Language>("language", currentLanguage());
  return (
    <div className={styles.form}>
      <h1 className={styles.title}>{t("settings.profile")}</h1>
      <section className={styles.block}>
        <div className={styles.who}>
          <Avatar name={user.name} id={user.id} size={56} />
          <div>
            <div className={styles.name}>{user.name}</div>
            <div className={styles.hint}>{user.email}</div>
            <div className={styles.hint}>
              {[user.department?.name, ...user.roles.map((role) => role.name)].filter(Boolean).join(" · ")}
            </div>
          </div>
        </div>
      </section>
      <section className={styles.block}>
        <div className={styles.row}>
          <span>{t("avatar.language")}</span>
          <Segmented
            value={currentLanguage()}
            onChange={(language) => {
              saveLanguage(language);
              void setLanguage(language).then(() => client.invalidateQueries());
            }}
            options={(["zh-CN", "en-US"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
          />
        </div>
        <div className={styles.row}>
          <span>{t("avatar.theme")}</span>
          <Segmented
            value={chosen}
            onChange={(theme) => {
              saveTheme(theme);
              setAppearance(theme);
            }}
            options={(["light", "dark", "system"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
          />
        </div>
      </section>
    </div>
  );
}
