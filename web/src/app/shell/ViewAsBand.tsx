import { EyeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "@/kernel/api/queries";
import { leaveViewAs, viewAsDepartment } from "@/kernel/api/viewAs";
import styles from "./ViewAsBand.module.css";

/** Says, above every page, that an administrator looks as a role, and leads back. */
export function ViewAsBand() {
  const { t } = useTranslation("kernel");
  const { viewAs } = useSignedIn();
  const department = viewAsDepartment();
  return viewAs ? (
    <div className={styles.band} role="status">
      <EyeOutlined />
      <span className={styles.text}>
        {department ? t("viewAs.bandIn", { role: viewAs.name, department }) : t("viewAs.band", { role: viewAs.name })}
      </span>
      <Button size="small" onClick={() => leaveViewAs(window.location.pathname)}>
        {t("viewAs.leave")}
      </Button>
    </div>
  ) : null;
}
