import { useQueryClient } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ViewAsDialog } from "@/kernel/access/ViewAsDialog";
import { useSignedIn } from "@/kernel/api/queries";
import { useSetting } from "@/kernel/api/settings";
import type { Language } from "@/kernel/api/types";
import { currentLanguage, setLanguage } from "@/kernel/i18n";
import { type Appearance, setAppearance, useAppearance } from "@/kernel/ui/appearance";
import { useGo } from "@/kernel/ui/navigation";
import { Avatar } from "@/kernel/ui/Person";
import styles from "./TopBar.module.css";
import { useSignOut } from "./useSignOut";

export function AvatarMenu() {
  const { t } = useTranslation("kernel");
  const { user, workspace, admin } = useSignedIn();
  const [viewing, setViewing] = useState(false);
  const client = useQueryClient();
  const go = useGo();
  const { chosen } = useAppearance();
  const [, saveTheme] = useSetting<Appearance>("theme", "system");
  const [, saveLanguage] = useSetting<Language>("language", currentLanguage());

  const signOut = useSignOut();
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{
          selectedKeys: [`theme-${chosen}`, `language-${currentLanguage()}`],
          items: [
            {
              key: "who",
              label: (
                <div className={styles.who}>
                  <div className={styles.whoName}>{user.name}</div>
                  <div className={styles.whoMail}>{user.email}</div>
                  <div className={styles.whoMail}>
                    {[workspace.name, user.department?.name].filter(Boolean).join(" · ")}
                  </div>
                </div>
              ),
              onClick: () => go("/settings/profile"),
            },
            { type: "divider" },
            { key: "profile", label: t("avatar.profile"), onClick: () => go("/settings/profile") },
            {
              type: "group",
              key: "language",
              label: t("avatar.language"),
              children: (["zh-CN", "en-US"] as const).map((language) => ({
                key: `language-${language}`,
                label: t(`language.${language}`),
                onClick: () => {
                  saveLanguage(language);
                  void setLanguage(language).then(() => client.invalidateQueries());
                },
              })),
            },
            {
              type: "group",
              key: "theme",
              label: t("avatar.theme"),
              children: (["light", "dark", "system"] as const).map((theme) => ({
                key: `theme-${theme}`,
                label: t(`theme.${theme}`),
                onClick: () => {
                  saveTheme(theme);
                  setAppearance(theme);
                },
              })),
            },
            { type: "divider" },
            ...(admin ? [{ key: "viewAs", label: t("viewAs.open"), onClick: () => setViewing(true) }] : []),
            { key: "out", label: t("avatar.signOut"), onClick: () => void signOut() },
          ],
        }}
      >
        <button type="button" className={styles.avatarButton}>
          <Avatar name={user.name} id={user.id} size={28} />
          <span className="visually-hidden">{t("avatar.menu", { name: user.name })}</span>
        </button>
      </Dropdown>
      {viewing && <ViewAsDialog close={() => setViewing(false)} />}
    </>
  );
}
