import { useTranslation } from "react-i18next";
import { Devices } from "./Devices";
import { Passkeys } from "./Passkeys";
import { PasswordForm } from "./PasswordForm";
import styles from "./SettingsPage.module.css";
import { Tokens } from "./Tokens";
import { TwoFactor } from "./TwoFactor";

/** How one signs in, where one is signed in, and the programs that act in one's name. */
export function SecuritySettings() {
  const { t } = useTranslation("kernel");
  return (
    <div className={styles.form}>
      <h1 className={styles.title}>{t("settings.security")}</h1>
      <TwoFactor />
      <Passkeys />
      <Devices />
      <Tokens />
      <PasswordForm />
    </div>
  );
}
